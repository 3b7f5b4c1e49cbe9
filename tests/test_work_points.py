"""Work points: the notice, the points, who answers for them, and what a district makes of its city's."""

from pathlib import Path

import pytest

from reportgen.build import Composed, Task, build, composed, tasks
from reportgen.load import Loader
from reportgen.origin import Entry, origins
from reportgen.problems import InputError
from reportgen.stencil import report_template
from reportgen.workspace import Workspace

CITY_OFFICE = """name: 江州市应急管理局
file_code: 江应急
printed_by: 江州市应急管理局办公室
departments: {legal: 政策法规处, office: 办公室, squad: 执法支队, rescue: 救援处, counties: 各区应急管理局, all: 局机关各处室}
"""
EAST_OFFICE = """name: 江州市东区应急管理局
inherits: city
file_code: 东应急
departments: {legal: 法制科, squad: 执法大队, rescue: null, counties: null, all: 局各科室}
terms: {lead: 牵头科室, responsible: 责任科室}
"""
CITY = """kind: work-points
title: 江州市应急管理局2024年法治建设工作要点
number: 12
date: 2024-03-05
printed_on: 2024-03-06
to: 各区应急管理局，局机关各处室
note: 此件主动公开
opening: 江州市应急管理局2024年法治工作，坚持依法行政。
chapters:
  law:
    heading: 强化组织领导
    items:
      study:
        heading: 学习
        text: 领导班子专题学习{{ study_sessions }}。
        targets: {study_sessions: {what: 专题学习, bound: 不少于, number: 4, unit: 次, deadline: 2024-12-31}}
        lead: [legal, office]
        responsible: [[counties], [all, squad]]
      law-making: {heading: 立法, text: 推动条例出台。, lead: [legal], responsible: [all]}
  duty:
    heading: 规范执法
    items:
      squad-work: {heading: 执法, text: 精准执法。, lead: [squad], responsible: [squad, all]}
      rescue-work: {heading: 救援, text: 依法处置。, lead: [rescue], responsible: [counties]}
"""
TASK = Task("city", "2024", "work-points")
EAST = Task("east", "2024", "work-points")


@pytest.fixture
def root(workspace) -> Path:
    place = workspace({"inputs/city/office.yaml": CITY_OFFICE, "inputs/city/2024/work-points.yaml": CITY})
    (place / "templates" / "base").mkdir()
    (place / "templates" / "base" / "work-points.docx").write_bytes(report_template())
    return place


def words(root: Path, task: Task = TASK) -> list[str]:
    return [piece for piece, _ in compose(root, task).document.words()]


def compose(root: Path, task: Task = TASK) -> Composed:
    return composed(Loader(Workspace(root)), task)


def district(root: Path, text: str, office: str = EAST_OFFICE) -> Path:
    for name, content in (("office.yaml", office), ("2024/work-points.yaml", text)):
        path = root / "inputs" / "east" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def points(root: Path, task: Task = EAST) -> list[str]:
    """The issued text below its title."""
    (page,) = compose(root, task).document.attachments
    return [paragraph.words() for paragraph in page.body]


def rewrite(root: Path, old: str, new: str) -> Path:
    path = root / "inputs/city/2024/work-points.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return root


def test_a_notice_issues_the_points_on_a_page_after_it(root):
    assert words(root) == [
        "江州市应急管理局文件",
        "江应急〔2024〕12号",
        "关于印发江州市应急管理局",
        "2024年法治建设工作要点的通知",
        "各区应急管理局，局机关各处室：",
        "现将《江州市应急管理局2024年法治建设工作要点》印发给你们，请结合实际，认真贯彻落实。",
        "江州市应急管理局",
        "2024年3月5日",
        "（此件主动公开）",
        "江州市应急管理局2024年法治建设工作要点",
        "江州市应急管理局2024年法治工作，坚持依法行政。",
        "一、强化组织领导",
        "（一）学习",
        "领导班子专题学习不少于4次。（牵头单位：政策法规处、办公室，责任单位：各区应急管理局，局机关各处室、执法支队）",
        "（二）立法",
        "推动条例出台。（牵头单位：政策法规处，责任单位：局机关各处室）",
        "二、规范执法",
        "（一）执法",
        "精准执法。（牵头单位：执法支队，责任单位：局机关各处室）",
        "（二）救援",
        "依法处置。（牵头单位：救援处，责任单位：各区应急管理局）",
        "江州市应急管理局办公室",
        "2024年3月6日印发",
    ]


def test_the_points_may_be_an_attachment_of_the_notice(root):
    document = compose(rewrite(root, "number: 12", "issued_as: attachment\nnumber: 12")).document

    assert document.attachment_notes == (("附件：", "", "江州市应急管理局2024年法治建设工作要点"),)
    assert document.attachments[0].mark == "附件"


def test_the_points_may_stand_alone_without_a_notice(root):
    document = compose(rewrite(root, "number: 12", "notice: null\nnumber: 12")).document

    assert document.name == "江州市应急管理局2024年法治建设工作要点"
    assert document.body[0].text == "江州市应急管理局2024年法治工作，坚持依法行政。"
    assert document.attachments == ()


def test_points_may_run_in_and_be_numbered_through_all_chapters(root):
    rewrite(root, "opening:", "numbering: {2: {mark: 1., continues: true, run_in: true}}\nopening:")

    assert [line.split("。")[0] for line in points(root, TASK)[1:]] == [
        "一、强化组织领导",
        "1.学习",
        "2.立法",
        "二、规范执法",
        "3.执法",
        "4.救援",
    ]


@pytest.mark.parametrize(
    ("units", "clause"),
    [
        ("lead: [legal], responsible: [all, squad]", "（牵头单位：政策法规处，责任单位：局机关各处室、执法支队）"),
        ("lead: [squad], responsible: [all, squad]", "（牵头单位：执法支队，责任单位：局机关各处室）"),
        ("lead: [squad], responsible: [squad]", "（牵头单位：执法支队）"),
        ("responsible: [legal]", "（责任单位：政策法规处）"),
        ("responsible: legal", "（责任单位：政策法规处）"),
        ("lead: [[legal], [office, squad]]", "（牵头单位：政策法规处，办公室、执法支队）"),
        (
            "lead: [legal], responsible: [all], responsible_term: 责任部门",
            "（牵头单位：政策法规处，责任部门：局机关各处室）",
        ),
        ("answers: []", ""),
    ],
)
def test_the_clause_names_each_unit_once_in_its_group(root, units, clause):
    rewrite(root, "lead: [legal], responsible: [all]}", f"{units}}}")

    assert points(root, TASK)[5] == f"推动条例出台。{clause}"


def test_a_unit_no_office_has_is_told_with_the_nearest(root):
    rewrite(root, "lead: [legal, office]", "lead: [legl, office]")

    with pytest.raises(InputError) as caught:
        compose(root)

    assert str(caught.value) == (
        "inputs/city/2024/work-points.yaml:17: 没有“legl”这个内设机构 [unknown-department]\n"
        "    → 是否想写“legal”？现有：legal、office、squad、rescue、counties、all；或在 office.yaml 的 departments 里补上"
    )


def test_two_targets_of_one_name_are_told(root):
    rewrite(root, "lead: [squad], responsible", "targets: {study_sessions: {number: 1}}, lead: [squad], responsible")

    with pytest.raises(InputError) as caught:
        compose(root)

    assert "“study_sessions”已是另一个指标或统计数的名称 [repeated-name]" in str(caught.value)


def test_a_district_without_a_file_of_its_own_has_the_citys_points_under_its_own_names(root):
    path = root / "inputs" / "east" / "office.yaml"
    path.parent.mkdir()
    path.write_text(EAST_OFFICE, encoding="utf-8")

    assert tasks(Loader(Workspace(root)), "2024", [], None, every=True) == [TASK, EAST]
    said = "".join(words(root, EAST))
    assert "江州市应急管理局" not in said
    assert "东应急〔2024〕12号" in said
    assert points(root) == [
        "江州市东区应急管理局2024年法治工作，坚持依法行政。",
        "一、强化组织领导",
        "（一）学习",
        "领导班子专题学习不少于4次。（牵头科室：法制科、办公室，责任科室：局各科室、执法大队）",
        "（二）立法",
        "推动条例出台。（牵头科室：法制科，责任科室：局各科室）",
        "二、规范执法",
        "（一）执法",
        "精准执法。（牵头科室：执法大队，责任科室：局各科室）",
        "（二）救援",
        "依法处置。",
    ]


def test_a_district_drops_changes_adds_moves_and_renames(root):
    district(
        root,
        """number: 8
chapters:
  law:
    heading: 突出思想引领
    items:
      study: {text: 每季度学一次。, targets: null}
      law-making: null
      talent: {heading: 人才, text: 配强人员。, responsible: legal, after: study}
  duty: null
  service:
    heading: 优化惠企环境
    items:
      squad-work: {takes: squad-work, heading: 服务型执法}
""",
    )

    assert points(root) == [
        "江州市东区应急管理局2024年法治工作，坚持依法行政。",
        "一、突出思想引领",
        "（一）学习",
        "每季度学一次。（牵头科室：法制科、办公室，责任科室：局各科室、执法大队）",
        "（二）人才",
        "配强人员。（责任科室：法制科）",
        "二、优化惠企环境",
        "（一）服务型执法",
        "精准执法。（牵头科室：执法大队，责任科室：局各科室）",
    ]


def test_what_a_district_takes_must_be_there(root):
    district(root, "chapters:\n  law:\n    items:\n      x: {takes: squad-wrok}\n")

    with pytest.raises(InputError) as caught:
        compose(root, EAST)

    assert (
        "inputs/east/2024/work-points.yaml:4: 上级没有编号名为“squad-wrok”的条目 [takes-nothing]\n"
        "    → 是否想写“squad-work”？" in str(caught.value)
    )


def test_an_inherited_fault_is_reported_in_the_citys_file(root):
    district(rewrite(root, "精准执法。", "精准执法{{ nothing }}。"), "number: 8\n")

    with pytest.raises(InputError) as caught:
        compose(root, EAST)

    assert str(caught.value.problems[0].where) == "inputs/city/2024/work-points.yaml:23"


def test_prose_may_name_the_office_and_its_departments(root):
    district(rewrite(root, "依法处置。", "'{{ office }}由{{ departments.squad }}处置。'"), "number: 8\n")

    assert points(root, TASK)[-1].startswith("江州市应急管理局由执法支队处置。")
    assert points(root, EAST)[-1].startswith("江州市东区应急管理局由执法大队处置。")


def test_the_built_file_says_it_all(root):
    outcome = build(Loader(Workspace(root)), TASK, force=False, pdf=False)

    assert [str(problem) for problem in outcome.problems] == []
    assert outcome.file.endswith("关于印发江州市应急管理局2024年法治建设工作要点的通知.docx")


HEAVY = """number: 8
chapters:
  law:
    heading: 突出思想引领
    items:
      study: {text: 每季度学一次。, targets: null}
      law-making: null
      talent: {heading: 人才, text: 配强人员。, responsible: legal, after: study}
      plain: 一段文字。
  duty: null
  service:
    heading: 优化惠企环境
    items:
      squad-work: {takes: squad-work, heading: 服务型执法}
"""


def origin(root: Path) -> list[Entry]:
    loaded = Loader(Workspace(root)).document("east", "2024", "work-points")
    return origins([path for path, _ in loaded.document.entries()], loaded.resolved.root, loaded.own(), loaded.above())


def test_every_entry_says_where_it_comes_from_and_what_was_dropped_stands_where_it_stood(root):
    assert [(entry.heading, entry.origin, entry.changed, entry.line) for entry in origin(district(root, HEAVY))] == [
        ("突出思想引领", "changed", ("heading",), 4),
        ("学习", "changed", ("text", "targets"), 6),
        ("立法", "dropped", (), 7),
        ("人才", "added", (), 8),
        ("一段文字。", "added", (), 9),
        ("规范执法", "dropped", (), 10),
        ("救援", "dropped", (), 10),
        ("优化惠企环境", "added", (), 12),
        ("服务型执法", "moved", ("heading",), 14),
    ]


def test_what_is_changed_and_dropped_below_a_moved_entry_is_told(root):
    rewrite(
        root,
        "text: 精准执法。,",
        "text: 精准执法。, points: {a: {heading: 甲, text: 一。}, b: {heading: 乙, text: 二。}, c: 一段话。, d: 三。},",
    )
    own = """\
chapters:
  law:
    items:
      squad-work:
        takes: squad-work
        points:
          a: {text: 区。}
          b: null
          c: null
"""

    assert [(entry.heading, entry.origin, entry.changed, entry.line) for entry in origin(district(root, own))] == [
        ("强化组织领导", "kept", (), 11),
        ("学习", "kept", (), 14),
        ("立法", "kept", (), 19),
        ("执法", "moved", ("points",), 5),
        ("甲", "changed", ("text",), 7),
        ("乙", "dropped", (), 8),
        ("一段话。", "dropped", (), 9),
        ("三。", "kept", (), 23),
        ("规范执法", "kept", (), 21),
        ("救援", "kept", (), 24),
    ]


def test_what_a_district_does_not_write_is_kept_from_the_citys_file(root):
    found = origin(district(root, "number: 8\n"))

    assert {(entry.origin, entry.file) for entry in found} == {("kept", "inputs/city/2024/work-points.yaml")}


def told(root: Path, task: Task = EAST) -> list[str]:
    return [f"{problem.rule} {problem.where}" for problem in compose(root, task).problems]


def test_what_the_city_signs_with_is_not_the_districts(root):
    rewrite(root, "number: 12", "sign: 江州市应急管理局\nmark: 江州市应急管理局文件\nnumber: 12")

    document = compose(district(root, "number: 8\n"), EAST).document

    assert (document.mark, document.sign) == ("江州市东区应急管理局文件", ("江州市东区应急管理局",))


def test_points_without_a_notice_have_no_heading_and_no_sign_off(root):
    document = compose(rewrite(root, "number: 12", "notice: null"), TASK).document

    assert (document.mark, document.sign, document.printed_by) == ("", (), "")


def test_a_change_to_a_point_the_city_no_longer_has_is_told(root):
    district(root, "chapters:\n  law:\n    items:\n      gone: {text: 区里的话。}\n")

    with pytest.raises(InputError) as caught:
        compose(root, EAST)

    assert str(caught.value) == (
        "inputs/east/2024/work-points.yaml:4: “gone”没有标题，上级这里也没有这一项可改 [overrides-nothing]\n"
        "    → 上级此处有：study、law-making；新增的写上 heading，上级移到别处的用 takes"
    )


def test_a_place_after_a_dropped_point_is_given_up(root):
    rewrite(
        root,
        "law-making: {heading: 立法,",
        "last: {heading: 末, text: 末。, after: law-making}\n      law-making: {heading: 立法,",
    )
    district(root, "chapters:\n  law:\n    items:\n      law-making: null\n")

    assert [line for line in points(root) if line.startswith("（")][:2] == ["（一）学习", "（二）末"]


def test_a_fault_elsewhere_makes_no_target_unknown(root):
    rewrite(root, "note: 此件主动公开", "nota: 此件主动公开")

    with pytest.raises(InputError) as caught:
        compose(root)

    assert [problem.rule for problem in caught.value.problems] == ["unknown-key"]


def test_the_citys_name_in_an_inherited_text_is_a_warning(root):
    district(rewrite(root, "推动条例出台。", "由政策法规处推动条例出台。"), "number: 8\ndate: 2024-03-22\nto: 各镇\n")

    assert told(root) == ["name-of-above inputs/city/2024/work-points.yaml:19"]


def test_a_target_whose_text_the_district_replaced_is_a_warning(root):
    own = "number: 8\ndate: 2024-03-22\nto: 各镇\nchapters: {law: {items: {study: {text: 常学。}}}}\n"

    assert told(district(root, own)) == ["unused-target inputs/city/2024/work-points.yaml:16"]


@pytest.mark.parametrize(
    ("own", "told_of"),
    [
        (
            "chapters:\n  law:\n    items:\n      study: {text: 改。}\n  new: {heading: 新, items: {study: {takes: study}}}\n",
            "inputs/east/2024/work-points.yaml:4: “study”已由 takes 移到别处（inputs/east/2024/work-points.yaml:5），"
            "这里又改了它 [taken-elsewhere]\n    → 把改动写到移去的地方，这里删去",
        ),
        (
            "kind: work-points\ntitle: 要点\nstandalone: true\nchapters: {a: {heading: 甲, takes: study}}\n",
            "inputs/east/2024/work-points.yaml:4: 上级没有编号名为“study”的条目 [takes-nothing]\n"
            "    → 改正名称，或删去 takes",
        ),
        (
            "chapters:\n  law:\n    items:\n      a: {takes: study}\n      b: {takes: study, heading: 二}\n",
            "inputs/east/2024/work-points.yaml:5: “study”已经取过一次（inputs/east/2024/work-points.yaml:4），再取会印两遍 "
            "[taken-twice]\n    → 只留一处 takes；要把一条拆成两条，另一条不写 takes，写上自己的 heading 和 text",
        ),
        (
            "chapters:\n  new: {heading: 新, items: {duty: {takes: duty, items: {squad-work: {text: 改。}}}, "
            "squad-work: {takes: squad-work}}}\n",
            "inputs/east/2024/work-points.yaml:2: “squad-work”已由 takes 移到别处（inputs/east/2024/work-points.yaml:2），"
            "这里又改了它 [taken-elsewhere]\n    → 把改动写到移去的地方，这里删去",
        ),
        (
            "chapters:\n  law:\n    items:\n      study: {takes: squad-work}\n",
            "inputs/east/2024/work-points.yaml:4: “study”是上级这里另一条的编号名，移来的用它，就把那一条顶掉了 "
            "[id-in-use]\n    → 给移来的这一条换一个编号名；那一条不要就写成 null",
        ),
        (
            "chapters:\n  law:\n    items:\n      squad-work: {takes: squad-work, targets: {nothing: null}}\n"
            "      more: {takes: duty, items: {gone: {text: 改。}}}\n",
            "inputs/east/2024/work-points.yaml:5: “gone”没有标题，上级这里也没有这一项可改 [overrides-nothing]",
        ),
    ],
)
def test_what_is_taken_is_taken_once_and_from_above(root, own, told_of):
    district(root, own)

    with pytest.raises(InputError) as caught:
        compose(root, EAST)

    assert told_of in str(caught.value)


def test_targets_are_the_citys_aims_and_no_figures_of_the_district(root):
    own = "number: 8\ndate: 2024-03-22\nto: 各镇\n"

    assert told(district(root, own)) == []


def test_a_taken_point_may_be_split_into_it_and_a_new_one(root):
    own = "chapters:\n  law:\n    items:\n      a: {takes: squad-work}\n      b: {heading: 另一条, text: 区文。}\n"

    assert points(district(root, own))[6:10] == [
        "（三）执法",
        "精准执法。（牵头科室：执法大队，责任科室：局各科室）",
        "（四）另一条",
        "区文。",
    ]


def test_of_two_points_with_one_id_neither_can_be_taken(root):
    rewrite(root, "rescue-work:", "study:")
    district(root, "chapters:\n  law:\n    items:\n      a: {takes: study}\n")

    with pytest.raises(InputError) as caught:
        compose(root, EAST)

    assert str(caught.value) == (
        "inputs/east/2024/work-points.yaml:4: 上级有 2 条的编号名都是“study”"
        "（chapters.law.items.study、chapters.duty.items.study），说不清取哪一条 [takes-unclear]\n"
        "    → 请上级给其中一条换一个编号名；或不用 takes，在这里另写一条"
    )


@pytest.mark.parametrize(
    ("own", "printed"),
    [
        ("a: {takes: plain}", ["（三）市里的话。"]),
        ("a: {takes: plain, heading: 题}", ["（三）题", "市里的话。"]),
        ("a: {takes: plain, text: 区里的话。}", ["（三）区里的话。"]),
    ],
)
def test_a_point_of_words_alone_can_be_taken(root, own, printed):
    rewrite(root, "      rescue-work:", "      plain: 市里的话。\n      rescue-work:")

    assert points(district(root, f"chapters:\n  law:\n    items:\n      {own}\n"))[6 : 6 + len(printed)] == printed


def test_two_points_can_change_places(root):
    own = "chapters:\n  law: {items: {study: {takes: squad-work}}}\n  duty: {items: {squad-work: {takes: study}}}\n"

    assert [line for line in points(district(root, own)) if line.startswith("（") and len(line) < 9] == [
        "（一）立法",
        "（二）执法",
        "（一）救援",
        "（二）学习",
    ]


def test_a_point_can_be_taken_out_of_a_chapter_that_is_taken_too(root):
    own = """\
chapters:
  first:
    heading: 第一章
    items:
      all: {takes: duty, heading: 合为一条}
      one: {takes: squad-work}
  law: null
  duty: null
"""

    assert points(district(root, own))[1:] == [
        "一、第一章",
        "（一）合为一条",
        "1.救援",
        "依法处置。",
        "（二）执法",
        "精准执法。（牵头科室：执法大队，责任科室：局各科室）",
    ]


def test_what_does_not_fit_in_a_taken_entry_is_told(root):
    own = "chapters:\n  law:\n    items:\n      a: {takes: squad-work, responsible_term: null, points: {x: null}, targets: null}\n"

    with pytest.raises(InputError) as caught:
        compose(district(root, own), EAST)

    assert [problem.rule for problem in caught.value.problems] == ["removes-nothing"] * 2


@pytest.mark.parametrize(
    ("citys", "own", "order"),
    [
        ("before: study", "study: {text: 区。}", "立学"),
        ("before: study", "study: null", "立"),
        ("before: study", "law-making: {after: study}", "学立"),
        ("after: study", "law-making: {before: study}", "立学"),
        ("after: study", "new: {heading: 新, text: 新。, before: study}", "新学立"),
        ("after: study", "squad-work: {takes: squad-work, before: law-making}", "学执立"),
    ],
)
def test_a_district_places_an_entry_before_or_after_another(root, citys, own, order):
    rewrite(root, "law-making: {heading: 立法,", f"law-making: {{heading: 立法, {citys},")

    printed = points(district(root, f"chapters:\n  law:\n    items:\n      {own}\n"))

    lines = printed[2 : printed.index("二、规范执法")]
    assert [line[3] for line in lines if line.startswith("（")] == list(order)


def test_an_entry_stands_after_or_before_another_and_not_both(root):
    rewrite(root, "law-making: {heading: 立法,", "x: 话。\n      law-making: {heading: 立法, after: study, before: x,")

    with pytest.raises(InputError) as caught:
        compose(root)

    assert str(caught.value) == (
        "inputs/city/2024/work-points.yaml:20: “law-making”既写了 after 又写了 before [after-and-before]\n    → 只留一个"
    )


def notes(root: Path, task: Task = TASK) -> list[str]:
    return [str(problem) for problem in compose(root, task).problems]


@pytest.mark.parametrize(
    ("numbering", "printed"),
    [
        ("{mark: 1., run_in: true}", ["2.立法。（牵头单位：政策法规处，责任单位：局机关各处室）"]),
        ("{}", ["（二）立法", "（牵头单位：政策法规处，责任单位：局机关各处室）"]),
    ],
)
def test_the_clause_of_a_point_that_is_a_heading_alone(root, numbering, printed):
    rewrite(rewrite(root, "text: 推动条例出台。, ", ""), "opening:", f"numbering: {{2: {numbering}}}\nopening:")

    start = points(root, TASK).index(printed[0])
    assert points(root, TASK)[start : start + len(printed)] == printed


def test_an_id_given_to_two_points_in_different_chapters_is_a_warning(root):
    rewrite(root, "rescue-work:", "study:")

    assert notes(root) == [
        "inputs/city/2024/work-points.yaml:24: （提示）编号名“study”在第13行已经用过 [repeated-id]\n"
        "    → 换一个编号名，报告对应、区局用 takes 时才说得清是哪一条"
    ]


def test_a_chapter_all_of_whose_points_the_district_dropped_is_a_warning(root):
    own = "number: 8\ndate: 2024-03-22\nto: 各镇\nchapters:\n  duty: {items: {squad-work: null, rescue-work: null}}\n"

    assert notes(district(root, own), EAST) == [
        "inputs/east/2024/work-points.yaml:5: （提示）“规范执法”这一章只有标题，下面什么也没有 [empty-chapter]\n"
        "    → 补上内容；不要这一章就删去，沿用上级的写成 duty: null"
    ]


def test_a_chapter_with_anything_under_it_or_without_a_number_is_no_warning(root):
    rewrite(root, "  duty:", "  part: {heading: 第二部分, numbered: false}\n  text: {heading: 甲, text: 乙。}\n  duty:")

    assert notes(root) == []


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("推动条例出台。（牵头单位：政策法规处）", "（牵头单位：政策法规处）"),
        ("推动条例出台。（责任单位：各镇（街道）应急管理局）。", "（责任单位：各镇（街道）应急管理局）"),
        ("推动条例出台(责任部门:办公室)", "(责任部门:办公室)"),
        (
            "推动条例出台。（牵头科室：法制科、办公室，责任科室：局各科室、执法大队）",
            "（牵头科室：法制科、……科室、执法大队）",
        ),
    ],
)
def test_a_clause_typed_by_hand_is_a_warning(root, text, told_of):
    rewrite(root, "推动条例出台。", f'"{text}"')
    twice = clauses(root)
    rewrite(root, ", lead: [legal], responsible: [all]}", "}")

    where = f"inputs/city/2024/work-points.yaml:19: （提示）“{told_of}”是手写的，"
    assert twice == [f"{where}会与自动写的重复 [hand-written-clause]\n    → 删去手写的括号"]
    assert clauses(root) == [
        f"{where}下级机关沿用时不会换成自己的单位 [hand-written-clause]\n    → 删去手写的括号，改写 lead、responsible"
    ]


def clauses(root) -> list[str]:
    """What the rule on clauses says."""
    return [note for note in notes(root) if "[hand-written-clause]" in note]


@pytest.mark.parametrize(
    "text",
    [
        "压实责任（责任到人），推动条例出台。",
        "明确（责任单位：见附件）后推动条例出台。",
        "推动条例出台（年内完成）。",
        "责任单位：办公室",
    ],
)
def test_words_on_who_answers_that_are_no_clause_are_no_warning(root, text):
    assert notes(rewrite(root, "推动条例出台。", f'"{text}"')) == []


def test_an_office_named_as_an_office_does_not_print_it_twice(root):
    district(root, "number: 8\n", EAST_OFFICE.replace("江州市东区应急管理局", "江州市东区应急管理局办公室"))

    assert compose(root, EAST).document.printed_by == "江州市东区应急管理局办公室"
