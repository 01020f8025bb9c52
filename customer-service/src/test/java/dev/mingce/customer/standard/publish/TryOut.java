package dev.mingce.customer.standard.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.standard.BuiltinStandards;
import dev.mingce.customer.standard.CodeList;
import dev.mingce.customer.standard.Standard;
import dev.mingce.customer.standard.StandardDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A standard with one field of every sort. */
final class TryOut {
  static final Standard STANDARD = standard();

  private TryOut() {}

  static Published in(String language) {
    return new Published(STANDARD, "person", language);
  }

  private static Standard standard() {
    Map<String, CodeList> lists = new HashMap<>(BuiltinStandards.lists());
    lists.put(
        "grade",
        new CodeList(
            "grade",
            Map.of("zh-CN", "等级", "en", "Grade"),
            null,
            List.of(
                new CodeList.Item("a", Map.of("zh-CN", "甲", "en", "First"), "active", null),
                new CodeList.Item("b", Map.of("zh-CN", "乙", "en", "Second"), "deprecated", null),
                new CodeList.Item("c", Map.of("zh-CN", "丙", "en", "Third"), "replaced", "a"))));
    try {
      return new Standard(
          "person-store-7",
          new ObjectMapper()
              .readValue(
                  """
                  {"groups":[{"code":"who","labels":{"zh-CN":"身份","en":"Who"}},
                             {"code":"more","labels":{"zh-CN":"其他信息","en":"More"}}],
                   "fields":[
                     {"path":"/custom/grade","type":"text","labels":{"zh-CN":"等级","en":"Grade"},
                      "group":"more","codeList":"grade"},
                     {"path":"/custom/visits","type":"number","labels":{"zh-CN":"到店次数","en":"Visits"},
                      "group":"more"},
                     {"path":"/custom/since","type":"date","labels":{"zh-CN":"开始日期","en":"Since"},
                      "group":"more"},
                     {"path":"/custom/vip","type":"boolean","labels":{"zh-CN":"贵宾","en":"VIP"},
                      "group":"more"},
                     {"path":"/custom/card","type":"text","labels":{"zh-CN":"卡号","en":"Card"},
                      "group":"more","pattern":"[A-Z]{2}[0-9]{4}","maxLength":6},
                     {"path":"/custom/plate","type":"text","labels":{"zh-CN":"车牌","en":"Plate"},
                      "group":"more","pattern":"[A-Z0-9]+","normalisers":["trim","upper"]},
                     {"path":"/name/family","type":"text","labels":{"zh-CN":"姓","en":"Family name"},
                      "group":"who","required":true,"maxLength":20},
                     {"path":"/name/given","type":"text","labels":{"zh-CN":"名","en":"Given name"},
                      "help":{"zh-CN":"不含姓","en":"Without the family name"},"group":"who"},
                     {"path":"/contactPoints/mobile/value","type":"text",
                      "labels":{"zh-CN":"手机","en":"Mobile"},"group":"who","required":true},
                     {"path":"/identifiers/membership-number/value","type":"text",
                      "labels":{"zh-CN":"会员号","en":"Member"},"group":"who","pattern":"M[0-9]+"},
                     {"path":"/addresses/*/province","type":"text",
                      "labels":{"zh-CN":"省","en":"Province"},"required":true},
                     {"path":"/demographics/gender","type":"text",
                      "labels":{"zh-CN":"性别","en":"Gender"},"group":"who","codeList":"gender",
                      "required":true}]}
                  """,
                  StandardDefinition.class),
          lists);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
