import time
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.gbt9704.marks import cells
from reportgen.gbt9704.title import break_title, shape
from reportgen.gbt9704.title_words import WORDS

TITLES = [
    "政府工作报告",
    "关于李四等同志职务任免的通知",
    "XX市XX局关于XX年度XX工作的报告",
    "国务院关于开展第五次全国经济普查的通知",
    "江州市人民政府2025年第12次常务会议纪要",
    # reports
    "江州市应急管理局|2024年法治政府建设工作报告",
    "江州市公安局|关于2024年度法治政府建设情况的报告",
    "江州市人民政府|关于江州市2024年法治政府建设情况的报告",
    "江州县清河镇人民政府|关于2024年度安全生产工作总结的报告",
    "江州市西湖区翠苑街道办事处|关于2024年法治政府建设工作情况的报告",
    "关于江州市2024年预算执行情况和|2025年预算草案的报告",
    "江州市审计局关于2023年度市级预算执行和|其他财政收支审计整改情况的报告",
    "江州市发展和改革委员会|关于江州市国民经济和社会发展|第十五个五年规划纲要草案的报告",
    "江州市乡村振兴局|关于巩固拓展脱贫攻坚成果同乡村振兴|有效衔接工作情况的报告",
    "江州市应急管理局|关于江州港危险货物码头“9·3”火灾事故|整改措施落实情况的评估报告",
    "关于推荐江州市应急管理综合行政执法支队|为全国应急管理系统先进集体的报告",
    # summaries, work points, plans, lists
    "苏州市吴中区应急管理局2024年|法治建设工作要点",
    "江州市交通运输局|2024年工作总结和2025年工作计划",
    "江州市供销合作总社|2024年度总结暨2025年度工作思路",
    "江州市应急管理局|2025年度安全生产监督检查计划",
    "江州市行政审批局|2024年“高效办成一件事”重点事项清单",
    "江州市应急管理局|行政执法监督检查实施办法（试行）",
    "江州市安全生产“十四五”规划|实施情况中期评估报告",
    # notices that issue a document
    "关于印发苏州市吴中区应急管理局|2024年法治建设工作要点的通知",
    "江州市人民政府办公室关于印发|江州市突发事件总体应急预案的通知",
    "江州市人民政府办公室关于印发|《江州市行政规范性文件管理办法》的通知",
    "江州市东城区人民政府办公室|关于印发2024年政务公开工作要点的通知",
    "江州市国有资产监督管理委员会关于印发|市属国有企业合规管理办法（试行）的通知",
    "江州市生态环境局关于印发|《江州市生活垃圾分类管理工作|实施方案（2024—2026年）》的通知",
    "江州市应急管理局|关于转发省应急管理厅|《关于进一步加强极端气象灾害|“叫应”避险工作的通知》的通知",
    "江州市教育局等五部门关于印发|《江州市中小学生欺凌综合治理工作方案》|的通知",
    "关于印发|《启东市应急管理局执法依据公开制度》|等制度的通知",
    "国务院办公厅转发国家发展改革委|关于恢复和扩大消费措施的通知",
    "江州市人民政府关于印发|江州市推动大规模设备更新和|消费品以旧换新实施方案的通知",
    # other notices
    "江州市教育局关于做好2025年|义务教育阶段学校招生入学工作的通知",
    "江州市财政局关于下达2025年|中央农村人居环境整治补助资金的通知",
    "江州市自然资源和规划局关于开展|2024年度地质灾害防治工作督查的通知",
    "江州市人力资源和社会保障局|关于做好2024年春节前农民工工资|支付保障工作的紧急通知",
    "江州市安全生产委员会办公室关于切实做好|国庆节期间安全防范工作的通知",
    "中共江州市委全面依法治市委员会办公室|关于开展2024年度法治督察工作的通知",
    "江州市总河长办公室关于开展|河湖“清四乱”常态化规范化工作的通知",
    "江州市商务局关于印发|消费品以旧换新3.0版实施细则的通知",
    "关于推进重点行业领域工矿企业|安全生产责任保险工作的通知",
    "和平区人民政府关于印发|和平区2025年为民服务实事项目的通知",
    # requests, letters, replies
    "江州市水利局关于申请|拨付水库除险加固工程专项资金的请示",
    "江州市卫生健康委员会关于请求解决|疾病预防控制中心建设经费的请示",
    "江州市司法局关于核对|市级部门行政权力事项的函",
    "江州市住房和城乡建设局|关于商请协助核实自建房信息的函",
    "江州市机关事务管理局|关于公务用车管理有关问题的复函",
    "江州市城市管理局|关于同意设置户外广告设施的批复",
    "江州市应急管理局|关于对江州市某化工有限公司|“3·21”爆炸事故调查报告的批复",
    "江州市司法局关于提请审议|《江州市机动车停车管理条例（草案）》|的议案",
    # opinions, decisions, notices to the public, circulars, minutes
    "江州市人民政府|关于进一步加强安全生产工作的意见",
    "江州市民政局关于进一步规范|社会组织管理的指导意见",
    "江州市人民政府关于废止|《江州市安全生产监督管理办法》|《江州市危险化学品管理办法》的决定",
    "江州市退役军人事务局关于表彰|2024年度双拥工作先进单位的决定",
    "江州市应急管理局|关于公布第20个全国“安全生产月”活动|先进集体和先进个人名单的通报",
    "江州市纪委监委关于六起违反|中央八项规定精神典型问题的通报",
    "江州市海洋与渔业局|关于2025年伏季休渔期管理工作的通告",
    "关于公开征求|《江州市城市供水条例（修订草案）》|意见的公告",
    "江州市第十六届人民代表大会常务委员会|第三次会议纪要",
    # joint ones: the space stays at the end of its line
    "中共江州市委办公室 |江州市人民政府办公室关于印发|《江州市法治政府建设实施方案》的通知",
    "江州市教育局 江州市公安局 |江州市市场监督管理局关于联合开展|校园周边环境专项整治行动的通知",
    "关于深入学习贯彻习近平法治思想 |加快建设更高水平法治苏州的实施意见",
]


@pytest.mark.parametrize("lines", TITLES)
def test_a_title_breaks_where_a_clerk_would_break_it(lines):
    assert "|".join(break_title(lines.replace("|", ""))) == lines


@pytest.mark.parametrize("lines", TITLES)
def test_titles_have_the_shapes_of_the_standard(lines):
    assert shape(lines.split("|")) in {"一行", "正梯形", "倒梯形", "菱形"}


def test_a_known_name_stays_whole():
    title = "关于商请青年科技创业促进会支持重点项目建设的函"

    assert break_title(title) == ["关于商请青年科技创业", "促进会支持重点项目建设的函"]
    assert break_title(title, ["青年科技创业促进会"]) == ["关于商请青年科技创业促进会", "支持重点项目建设的函"]


def test_a_known_name_does_not_cut_a_longer_one():
    lines = break_title("江州市应急管理局机关党委关于巡察整改进展情况的报告", ["江州市应急管理局"])

    assert lines == ["江州市应急管理局机关党委", "关于巡察整改进展情况的报告"]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("一二三", "一行"),
        ("一二|一二三", "正梯形"),
        ("一|一二|一二三", "正梯形"),
        ("一二三|一二", "倒梯形"),
        ("一二|一二三四|一二三", "菱形"),
        ("一二|一二三|一二三|一二", "菱形"),
        ("一二三|一二|一二三四", "沙漏"),
        ("一二|一二", "等长"),
        ("一二|一二1", "等长"),
        ("一二|一二 |一二", "等长"),
        ("一二|一二|一二三", "其他"),
        ("一|一二|一|一二", "其他"),
    ],
)
def test_lines_make_a_figure(lines, name):
    assert shape(lines.split("|")) == name


def least_lines(title):
    return max(1, ceil(cells(title) / 19))


words = st.lists(st.sampled_from(sorted(WORDS)), max_size=30).map("".join)
parts = st.one_of(
    st.sampled_from(sorted(WORDS)),
    st.sampled_from(
        ["2024年", "第20个", "3.0版", "的", "和", "、", "《", "》", "（", "）", " ", "GB/T", "江应急〔2025〕3号"]
    ),
    st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=4),
)
titles = st.lists(parts, max_size=25).map("".join)


@given(st.one_of(st.text(), titles), st.lists(st.text(max_size=8), max_size=3))
def test_no_text_is_lost_and_no_line_is_too_long(title, known):
    lines = break_title(title, known)

    assert "".join(lines) == title
    assert all(lines) or lines == [""]
    assert all(cells(line) <= 20 for line in lines)


@given(st.one_of(st.text(), titles))
def test_whole_words_may_need_more_lines_but_never_twice_as_many(title):
    assert len(break_title(title)) <= 2 * least_lines(title)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=100))
def test_plain_characters_take_one_line_more_at_most(title):
    assert len(break_title(title)) <= least_lines(title) + 1


@given(words)
def test_known_words_take_one_line_more_at_most_in_a_title_of_four_lines(title):
    assert len(break_title(title)) <= least_lines(title) + 1 or least_lines(title) > 4


@given(titles, st.sampled_from(["2024年", "第20个", "3.0版", "〔2025〕3号", "《中华人民共和国安全生产法》"]), titles)
def test_numbers_and_titles_within_are_not_torn(before, whole, after):
    outer = str.maketrans("", "", "《》（）")
    title = f"{before.translate(outer)}通知{whole}通知{after.translate(outer)}"

    assert any(whole in line for line in break_title(title))


@pytest.mark.parametrize("lines", TITLES)
def test_no_line_begins_or_ends_with_a_word_that_leans_over(lines):
    broken = lines.split("|")

    assert not any(line[0] in "的及与暨、》）”" for line in broken[1:] if line not in {"的通知", "的议案"})
    assert not any(line[-1] in "《（“" for line in broken)


@pytest.mark.parametrize(
    "title", ["江州市应急管理局法治政府建设工作" * 125, "甲" * 2000, "《" * 2000, "1年至" * 700, "的和" * 1000]
)
def test_a_very_long_title_is_broken_in_no_time(title):
    start = time.perf_counter()
    lines = break_title(title)

    assert time.perf_counter() - start < 0.5
    assert "".join(lines) == title
