"""错误或提示：句子没有头：从上年（或上级）文件里一句话的中间开始；段落以标点开头的是错误。

合格：建立健全决策过程记录、材料归档管理和后评估制度，组织开展专项活动。
不合格：材料归档管理和后评估制度，组织开展专项活动。（上年文件里有上面那一整句）
不合格：，组织开展专项活动。
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import starmap

from reportgen.checks.searching import sentences
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import HAN
from reportgen.problems import Problem

ID = "beheaded-sentence"

_STOP = re.compile("[，。；：、？！）》”〕〉]")
_SHORTEST = 14  # characters in common, not by chance
_MARK = re.compile(
    r"[一二三四五六七八九十]{1,3}[是、]|（[一二三四五六七八九十0-9]{1,3}）|[0-9]{1,2}[.．] ?|"
    rf"第{HAN}{{1,3}}，"
)
_MARKS = "一二三四五六七八九十（0123456789第"  # what a mark may begin with
_CLAUSE = "[，。；：\n]"
_STOPPED = re.compile("[，。；：]")
_THING = (
    "制度|制|体系|工作|办法|方案|规定|意见|责任|职责|能力|水平|建设|活动|行动|队伍|平台|清单|计划|规划|措施|作用|标准|程序|管理|监管|培训|"
    "检查|要求|部署|任务|目标|精神|思想|格局|环境|改革|服务|宣传|教育|系统|方式|事项|情况|问题|风险|效果|质量|效能|氛围|合力"
)
_THINGS = frozenset(_THING.split("|"))
"""What a first clause ends in that names a thing: two characters or one."""
_VERBS = (
    "建立|健全|完善|落实|推进|推动|加强|强化|开展|制定|修订|组织|实施|执行|贯彻|深化|优化|规范|加快|提升|提高|坚持|严格|"
    "围绕|按照|根据|依托|通过|聚焦|发挥|做好|抓好|认真|全面|持续|积极|深入|进一步|切实|不断|突出|明确|压实|结合|对照|以|将|把|对|"
    "使用|运用|利用|会同|联合|配合|督促|指导|支持|鼓励|引导|帮助|确保|防止|打造|构建|推行|实行|统筹|编制|印发|出台|畅通|拓宽|"
    "广泛|大力|充分|科学|及时|定期|依法|主动|稳步|有效|有序|着力|努力|继续|加大|注重|紧盯|紧扣|立足|针对|利用|创新|培育|建设|"
    "参照|参加|学习|宣传|普及|召开|举办|成立|形成|实现|完成|保障|维护|服务|促进|力争|共|已|全|各|本|我|该|其|对于|为|在|从|由|"
    "年|月|[0-9《]"
)
_VERB = re.compile(_VERBS)


def check(subject: Subject) -> Iterator[Problem]:
    """An error for a paragraph that begins with a stop, a warning for each sentence cut off at its head."""
    headless = []
    for passage in subject.passages:
        if _STOP.match(passage.text):
            message = f"这一段以“{passage.text[0]}”开头：“{passage.text[:12]}…”"
            yield Problem(
                passage.where(subject.line), ID, message, "补上前半句，或删去开头的标点；接上段的写 join: true"
            )
        if passage.style == "body" or passage.style.startswith("lead"):
            headless += [(passage, *one) for one in _without_verb(passage.text)]
    heads = {sentence[:_SHORTEST]: clause for _, _, sentence, clause in headless}
    cut_off = _cut_off("\n".join(_earlier(subject, heads)), heads) if heads else {}
    for passage, start, sentence, _ in headless:
        if whole := cut_off.get(sentence[:_SHORTEST]):
            message = f"“{sentence[:20]}…”没有头：别处的原句是“{whole}{sentence[:12]}…”"
            remedy = "补上前半句；确实这样写的不必理会"
            yield Problem(passage.where(subject.line, start), ID, message, remedy, "warning")


@lru_cache(maxsize=1024)  # what is inherited is the same in one document after another
def _without_verb(text: str) -> tuple[tuple[int, str, str], ...]:
    """Where each sentence begins whose first clause names a thing and has no verb before it; it, and that clause."""
    found = []
    for one in sentences(text):
        start, end = one.span()
        if end - start < _SHORTEST:
            continue
        if text[start] in _MARKS and (mark := _MARK.match(text, start, end)):
            start = mark.end()
        stop = _STOPPED.search(text, start, end)
        if stop and stop[0] != "：" and end - start >= _SHORTEST:
            last = text[max(stop.start() - 2, start) : stop.start()]
            if (last in _THINGS or last[-1:] in _THINGS) and not _VERB.match(text, start, end):
                found.append((start, text[start:end], text[start : stop.end()]))
    return tuple(found)


def _cut_off(earlier: str, heads: Mapping[str, str]) -> dict[str, str]:
    """What stands before each of `heads` in a clause of the earlier text; "" where it begins one there too."""
    found: dict[str, str] = {}
    for head, clause in heads.items():
        sought = _sought(head, clause)
        start = earlier.find(sought)
        while start >= 0:
            before = re.split(_CLAUSE, earlier[max(start - 60, 0) : start])[-1]
            mark = _MARK.match(before)
            words = before[mark.end() :] if mark else before
            if not words or head not in found:
                found[head] = words if _VERB.match(words) else ""
            start = earlier.find(sought, start + 1)
    return found


def _sought(head: str, clause: str) -> str:
    return max(head, clause, key=len)  # both begin the same sentence


def _earlier(subject: Subject, heads: Mapping[str, str]) -> Iterator[str]:
    """Last year's texts of this office, and this document as the offices above have it, where one may have a head."""
    if subject.around is None:
        return
    own, *above = subject.chain
    before = f"{int(subject.year) - 1:04}"
    last = [(own, year, name) for year, name in subject.around.documents(own) if year == before]
    for one in (*last, *((office, subject.year, subject.name) for office in above)):
        if other := subject.around.other(*one):
            yield from (passage.text for passage in other.saying(starmap(_sought, heads.items())))
