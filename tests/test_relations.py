"""Sums, shares and changes stated in prose: recognised, recomputed, and left alone where they only look like it."""

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.relations import counts_in, relations
from reportgen.relations.changes import _DIRECTION, _ENDS, _TO
from reportgen.relations.sentences import _CHANGE, _CHANGE_ENDS
from reportgen.relations.shares import _OF_SOMETHING, _PART_OF, _RATE, _SHARE
from reportgen.relations.sums import _TOTAL_CUE

# Judged by hand; a sentence of each wording that reports use.

TRUE = [
    "全年完成资格考试24036人，其中特种作业人员20523人，主要负责人和安全管理人员3513人。",
    "形成行政处罚、行政强制等318项的权责清单（其中行政处罚286项，行政强制14项，行政奖励6项，行政其他12项）。",
    "办理案件103件，其中行政复议12件（维持10件、撤销1件、终止1件），行政诉讼91件。",
    "办理案件103件，其中行政复议12件，其中维持10件、撤销1件、终止1件，行政诉讼91件。",
    "2024年，全市共收到政府信息公开申请286件，其中自然人申请251件，法人或其他组织申请35件。",
    "本年新收政府信息公开申请120件，上年结转5件，共125件。",
    "答复申请118件，其中予以公开62件，部分公开11件，不予公开9件，无法提供28件，不予处理3件，其他处理5件。",
    "全年立案查处安全生产违法行为512起，其中事前立案488起、事故立案24起，罚款926.35万元。",
    "罚没款926.35万元，其中事前处罚726.35万元、事故处罚200万元。",
    "制定修订规章制度15项，包括综合类4项、执法类6项、应急类5项。",
    "全年检查企业1286家次。其中，危化企业386家次，工贸企业900家次。",
    "一般程序案件、简易程序案件分别为320件、116件，合计436件。",
    "共有行政执法人员52名，其中男性38人，女性14人。",
    "办理人大代表建议23件、政协提案31件，共计54件。",
    "全年共发生生产安全事故50起、死亡30人，其中道路运输事故30起、死亡20人，工矿商贸事故20起、死亡10人。",
    "梳理证明事项清单38项（保留21项、取消17项）。",
    "财政拨款收入1.25亿元，其中基本支出0.85亿元，项目支出0.4亿元。",
    "开展普法宣传216场次，其中进企业100场次、进社区60场次、进学校36场次，其余20场次为线上活动。",
    "全市共有避难场所96个，其中中心避难场所14个。",
    "全年检查企业1286家次，其中重点企业300家次、小微企业200家次。",
    "全年检查企业1286家次，发现隐患3251处，其中重大隐患12处，已整改3239处。",
    "制定印发文件、方案等制度35项，其中安全生产责任制等12项、执法程序等8项。",
    "组织学习习近平法治思想12次，其中党委会5次，专题培训班等2次。",
    "全年下达整改指令书1020份，罚款300万元，其中事故罚款120万元。",
    "全年立案60件，比上年减少9件，其中工贸行业30件，危化行业10件。",
    "举办培训班20期，培训5000人次，其中线上培训3000人次。",
    "全局现有在编人员85人，持有执法证的62人，其中具有法律职业资格的18人。",
    "新增规上企业32家，累计达到368家，其中高新技术企业120家。",
    "出动检查组56个、检查人员312人次，检查企业198家，发现问题隐患523项，其中重大隐患3项，均已整改。",
    "组织培训6期共742人次（其中主要负责人318人次、安全管理人员424人次），一般企业22期共3615人次。",
    "征求意见30日，收到建议12条，采纳8条，采纳率66.7%。",
    "召开新闻发布会8场，其中主要负责人出席2场。",
    "办理信访件32件，办结32件，办结率100%。",
    "立案100件，其中一般程序60件，占60%。",
    "立案436件，其中一般程序320件，占比73.4%。",
    "立案436件，其中一般程序320件（占73.4%）、简易程序116件（占26.6%）。",
    "抽检产品200批次，合格197批次，合格率98.5%。",
    "排查隐患523处，已整改515处，整改率98.5%。",
    "收到申请286件，其中自然人申请251件，占87.8%；法人申请35件，占12.2%。",
    "行政诉讼案件8件，行政机关负责人出庭应诉8件，出庭应诉率100%。",
    "三类单位分别占60%、30%和10%。",
    "全年发生事故72起，比上年减少8起，下降10%。",
    "今年立案115件，上年100件，同比增长15%。",
    "企业数由85家增至98家。",
    "企业数由85家增至98家，增长15.3%。",
    "满意率由85.2%提高到91.5%，提高6.3个百分点。",
    "合格率98.5%，比上年的96.2%提高2.3个百分点。",
    "全年发生事故63起、死亡44人，分别下降10.0%和12.0%。",
    "办理时限由20个工作日压减至5个工作日，压减75%。",
    "行政复议案件50件（上年40件），同比增长25%。",
    "行政复议案件50件，较2023年增加10件，增长25%。",
    "全年受理投诉1200件，同比上升8.2%，办结率99%。",
    "粮食总产量由上年的35.6万吨增加到36.2万吨。",
]

WRONG = [
    "全年完成资格考试24037人，其中特种作业人员20523人，主要负责人和安全管理人员3513人。",
    "全年完成资格考试24035人，其中特种作业人员20523人，主要负责人和安全管理人员3513人。",
    "全市建成避难场所96个，其中中心避难场所14个，固定避难场所83个。",
    "形成行政处罚、行政强制等318项的权责清单（其中行政处罚286项，行政强制14项，行政奖励6项，行政其他13项）。",
    "2024年，全市共收到政府信息公开申请286件，其中自然人申请251件，法人或其他组织申请36件。",
    "本年新收政府信息公开申请120件，上年结转5件，合计126件。",
    "答复申请118件，其中予以公开62件，部分公开11件，不予公开9件，无法提供28件，不予处理3件，其他处理6件。",
    "全年检查企业1286家次。其中，危化企业387家次，工贸企业900家次。",
    "一般程序案件、简易程序案件分别为320件、117件，合计436件。",
    "办理人大代表建议23件、政协提案31件，共计55件。",
    "全年共发生生产安全事故50起、死亡30人，其中道路运输事故30起、死亡21人，工矿商贸事故20起、死亡10人。",
    "开展普法宣传216场次，其中进企业100场次、进社区60场次、进学校36场次，其余21场次为线上活动。",
    "全市共有避难场所96个，其中中心避难场所98个。",
    "立案100件，其中一般程序62件，占60%。",
    "立案436件，其中一般程序320件，占总数的74.3%。",
    "立案436件，其中一般程序320件（占73.4%）、简易程序116件（占28.6%）。",
    "抽检产品200批次，合格197批次，合格率98.7%。",
    "排查隐患523处，已整改515处，整改率99.5%。",
    "排查隐患523处，整改515处，整改率100%。",
    "收到申请286件，其中自然人申请251件，占87.8%；法人申请35件，占12.8%。",
    "全年发生事故72起，比上年减少8起，下降11%。",
    "全年发生事故72起，同比减少8起，上升10%。",
    "今年立案115件，上年同期100件，同比增长16%。",
    "今年立案115件，去年100件，同比下降15%。",
    "企业数由98家增至85家。",
    "企业数由85家增至98家，增长13.3%。",
    "满意率由85.2%提高到91.5%，提高6.3%。",
    "满意率由85.2%提高到91.5%，提高5.3个百分点。",
    "办理时限由20个工作日压减至5个工作日，压减80%。",
    "行政复议案件50件（上年40件），同比增长20%。",
]

DOUBTFUL = [
    "办理案件103件，其中行政复议12件（维持10件、撤销1件、终止2件），行政诉讼91件。",
    "全年立案查处安全生产违法行为512起，其中事前立案488起、事故立案25起，罚款926.35万元。",
    "罚没款926.35万元，其中事前处罚727.35万元、事故处罚200万元。",
    "梳理证明事项清单38项（保留22项、取消17项）。",
    "全年发生事故63起、死亡44人，分别下降10.0%和12.7%。",
    "全年发生事故62起、死亡44人，分别下降10.0%和12.0%。",
]

NO_RELATION = [
    "参训人员500人，其中党员320人，女性260人。",
    "办理案件100件，其中立案60件，结案45件。",
    "接到群众举报65件，其中受理58件，查实41件，发放奖金3.2万元。",
    "汇编5部法律、12部法规、8部规章和11部地方性法规。",
    "推动创建一级标准化9家，二级标准化312家，三级标准化1120家。",
    "全市共有消防救援队伍18支、政府专职消防队64支、森林消防队7支，另有抢险等15类队伍，共0.86万余人。",
    "在省市媒体刊发稿件3260篇，推出各类宣传415篇，刊发简报18期。",
    "推行1+2检查法，完善1+12+N预案体系。",
    "2021年、2022年、2023年分别检查企业120家、130家、140家。",
    "通过3年时间，到2025年建成5个示范区、30个示范点。",
    "根据《规定》第十二条第二款，对3家企业罚款共12万元。",
    "组织4次党委会、2次办公会和1次专题会学法，共召开座谈会12场。",
    "检查企业30家，下达整改指令书25份，共处罚40起。",
    "加强领导班子建设，班子成员分管3个处室、联系2个镇街，每月至少4次下基层。",
    "有涉企事项25项，压减时限50%，办理时限由20天压缩至10天。",
    "共办理行政许可事项1200余件，其中危险化学品经营许可680件、烟花爆竹零售许可540件。",
    "全区3个镇、7个街道共设立11个工作站。",
    "主动公开政府信息1250条，其中网站公开860条，微信公众号公开655条。",
    "服务业增加值占地区生产总值的52.3%。",
    "全局有公职律师3名，占法制审核人员的60%以上。",
    "出动执法人员120人次，检查企业60家，覆盖率达100%。",
    "参训1200人，合格1150人，一次合格率90.5%。",
    "事故起数同比下降9.4%，死亡人数下降8.2%。",
    "地区生产总值2680亿元，增长5.8%；一般公共预算收入215.3亿元，增长3.2%。",
    "办理案件436件，罚款926.35万元，同比增长12.6%。",
    "检查频次下降30%，发现隐患数上升12%。",
    "城镇登记失业率2.1%，同比下降0.2个百分点。",
    "全年检查企业100家。（占30%，同比下降5%）",
]


def judged(text):
    """What is found in a text: false relations by severity before true ones."""
    found = relations(text)
    if faults := [one.severity for one in found if one.verdict == "false"]:
        return min(faults)  # error before warning
    return "true" if any(one.verdict == "true" for one in found) else "nothing"


def said(text, **known):
    return [(one.severity, one.message, one.remedy) for one in relations(text, **known) if one.verdict == "false"]


@pytest.mark.parametrize("text", TRUE)
def test_a_true_relation_is_recognised(text):
    assert judged(text) == "true"


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_relation_is_an_error(text):
    assert judged(text) == "error"


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_wrong_relation_that_may_be_read_otherwise_is_a_warning(text):
    assert judged(text) == "warning"


@pytest.mark.parametrize("text", NO_RELATION)
def test_what_only_looks_like_a_relation_is_left_alone(text):
    assert judged(text) == "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "健全市、县、镇三级网络。",
        "加强市、县级市（区）两级联动。",
        "开展专题学习、专题研讨、专题培训“三个专题”活动。",
        "聚焦责任落实到位、隐患整改到位、应急处置到位3个方面。",
        "全面落实执法公示、全过程记录和法制审核三项制度。",
    ],
)
def test_a_list_followed_by_its_number_is_recognised(text):
    assert [one.kind for one in relations(text) if one.verdict == "true"] == ["count"]


@pytest.mark.parametrize(
    "text",
    [
        "健全市、县、镇四级网络。",
        "健全市、县、镇两级网络。",
        "开展专题学习、专题研讨、专题培训“四个专题”活动。",
        "聚焦责任落实到位、隐患整改到位、应急处置到位4个方面。",
        "全面落实执法公示、执法全过程记录、重大决定法制审核四项制度。",
    ],
)
def test_a_list_followed_by_another_number_is_a_warning(text):
    assert judged(text) == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "推进道路、绿化、管网10个项目。",
        "宣传、贯彻、落实、执行三项制度。",
        "严格落实“三项制度”。",
        "检查加油站、油库等5类企业。",
        "组织学习、研讨、调研，落实两项任务。",
        "聚焦责任落实、隐患整改3个方面、34项重点任务。",
    ],
)
def test_a_number_after_a_list_may_count_something_else(text):
    assert judged(text) == "nothing"


def test_a_wrong_count_is_told_with_the_right_one():
    assert said("健全市、县、镇四级网络。") == [
        ("warning", "“健全市、县、镇四级”里，列了3项，写的是“四级”", "核对列出的各项，改正数字或补上漏写的")
    ]


def test_a_wrong_sum_is_told_with_both_sides():
    assert said("全年考试24037人，其中特种作业人员20523人，管理人员3513人。") == [
        (
            "error",
            "“24037人，其中特种作业人员20523人，管理人员3513人”里，20523人＋3513人＝24036人，写的是24037人，相差1人",
            "核对各数，改正其中一个",
        )
    ]


def test_a_list_that_may_be_partial_is_told_how_to_say_so():
    assert said("建成避难场所96个，其中中心避难场所14个，固定避难场所81个。") == [
        (
            "warning",
            "“96个，其中中心避难场所14个，固定避难场所81个”里，14个＋81个＝95个，写的是96个，相差1个",
            "核对各数，改正其中一个；只列了一部分就在最后一项后面加“等”",
        )
    ]
    assert said("建成避难场所96个，其中中心避难场所14个，固定避难场所81个等。") == []


def test_a_part_that_exceeds_the_whole_is_told():
    assert said("建成避难场所96个，其中中心避难场所98个。") == [
        (
            "error",
            "“96个，其中中心避难场所98个”里，其中的98个大于总数96个",
            "核对这两个数，改正其中一个；不是它的一部分就不用“其中”",
        )
    ]


def test_a_wrong_share_is_told_with_the_right_one():
    assert said("立案436件，其中一般程序320件，占74.3%。") == [
        (
            "error",
            "“436件，其中一般程序320件，占74.3%”里，320件÷436件＝73.4%，写的是74.3%",
            "核对这三个数，改正其中一个",
        )
    ]


def test_a_share_rounded_down_is_only_a_warning():
    assert [severity for severity, _, _ in said("收到建议93件，其中城建类26件，占总数的27.9%。")] == ["warning"]


def test_a_wrong_change_is_told_with_the_right_one():
    assert said("全年发生事故72起，比上年减少8起，下降11%。") == [
        (
            "error",
            "“72起，比上年减少8起，下降11%”里，上年80起、本年72起，应为下降10%，写的是下降11%",
            "核对这几个数，改正不对的",
        )
    ]


def test_per_cent_for_percentage_points_is_told():
    assert said("满意率由85.2%提高到91.5%，提高6.3%。") == [
        (
            "error",
            "“85.2%提高到91.5%，提高6.3%”里，上年85.2%、本年91.5%，应为提高6.3个百分点，写的是提高6.3%",
            "百分比之间的差用“个百分点”；核对后改正不对的",
        )
    ]


def test_a_percentage_that_no_whole_number_gives_is_a_warning():
    assert said("全年发生事故63起，同比下降10.4%。") == [
        (
            "warning",
            "“63起，同比下降10.4%”里，没有哪个整数的上年数能得出这个百分比：上年70起得10.0%，上年71起得11.3%，写的是10.4%",
            "核对本年数、上年数和百分比，改正不对的",
        )
    ]


def test_the_value_of_last_year_may_be_known_from_elsewhere():
    text = "全年发生事故63起，同比下降11.3%。"

    assert said(text) == []
    assert said(text, last_year=((text.index("63"), Decimal(70)),)) == [
        (
            "error",
            "“63起，同比下降11.3%”里，上年70起（统计数里的上年数）、本年63起，应为下降10.0%，写的是下降11.3%",
            "核对这几个数，改正不对的",
        )
    ]


@st.composite
def true_sums(draw):
    """A sum, a sentence that states it with places for its numbers, and whether it says that nothing is left out."""
    parts = draw(st.lists(st.integers(1, 200_000), min_size=2, max_size=6))
    names = ["甲类", "乙类", "丙类", "丁类", "戊类", "己类"]
    listed = draw(st.sampled_from("，、")).join(f"{name}{{}}件" for name, _ in zip(names, parts, strict=False))
    sentence = draw(
        st.sampled_from(
            [
                "全年共受理{{}}件，其中{}。",
                "全年共受理{{}}件。其中，{}。",
                "全年共受理{{}}件（其中{}）。",
                "全年受理各类申请{{}}件，其中：{}，切实方便了群众。",
                "全年受理申请{{}}件（{}），群众满意。",
                "全年共受理{{}}件，其中{}，罚款30万元，约谈12家。",
            ]
        )
    )
    return [sum(parts), *parts], sentence.format(listed)


@given(true_sums())
def test_every_true_sum_is_recognised(stated):
    numbers, sentence = stated

    assert judged(sentence.format(*numbers)) == "true"


@given(true_sums(), st.data())
def test_a_true_sum_with_any_number_changed_by_one_is_found(stated, data):
    numbers, sentence = stated
    at = data.draw(st.integers(0, len(numbers) - 1))
    numbers[at] += data.draw(st.sampled_from([1, -1] if numbers[at] > 1 else [1]))

    (found,) = [one for one in relations(sentence.format(*numbers)) if one.verdict == "false"]

    assert found.kind == "sum"
    assert f"{numbers[at]}件" in found.message


@given(st.text(alphabet="0123456789.％%件起人万余约，。；、（）其中共占同比增长下降由至分别为包括", max_size=80))
def test_no_text_is_too_odd_to_be_judged(text):
    for one in relations(text):
        assert 0 <= one.start < one.end <= len(text)
        assert (one.verdict == "false") == bool(one.message and one.remedy)


@given(st.text(alphabet="市县镇、，（）“” 和3两三五个项级月", max_size=20))
def test_no_list_is_followed_by_its_number_where_there_is_no_list_or_number(text):
    assert counts_in(text) or not relations(text, ("count",))


@given(
    st.text(
        alphabet="增减收支长加升提高幅扩大多净回下降低滑落压少缩小了率为达到至约甲占比例重的任务共合总计入人数额有是"
    )
)
def test_words_that_are_passed_over_state_nothing(label):
    if label[-1:] not in _ENDS:
        assert not _DIRECTION.search(label)
        assert not _TO.search(label)
    if label[-1:] not in _CHANGE_ENDS:
        assert not _CHANGE.search(label)
    if not _OF_SOMETHING.search(label):
        assert not _SHARE.search(label)
        assert not _RATE.search(label)
        assert not _PART_OF.fullmatch(label)
    if "共" not in label and "计" not in label:
        assert not _TOTAL_CUE.fullmatch(label)


@pytest.mark.parametrize(
    "text",
    [
        "全年受理10件，其中甲3件、乙4件，占40%，同比增长5%。",
        "全年受理10件，其中甲3件、乙4件，占40%，同比增长5%，",
        "1件、共",
        "（其中3件",
        "“甲”3件",
        "由3件增至5件，",
    ],
)
def test_the_cost_grows_with_the_length_of_the_text(text):
    def cost(times):
        costs = []
        for more in range(3):  # the least of three, as the collection of garbage is not meant
            begun = process_time()
            relations(text * (times + more))
            costs.append(process_time() - begun)
        return min(costs)

    cost(100)
    assert cost(2000) < 40 * max(cost(200), 0.001)
