package dev.mingce.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoCsvTest {
  @Test
  void headerThenOneRowPerCustomer() throws Exception {
    StringWriter out = new StringWriter();
    long rows = DemoCsv.write(out, new DemoCustomers(DemoCustomers.DEFAULT_SEED, 3).stream());
    assertThat(rows).isEqualTo(3);
    List<String> lines = List.of(out.toString().split("\r\n", -1));
    assertThat(lines).hasSize(5).last().isEqualTo("");
    assertThat(lines.get(0))
        .isEqualTo(
            "kind,family,given,full,birthDate,mobile,email,identifierType,identifierValue,country,"
                + "province,city,district,detail,postcode,ownerUnit,ownerUser");
    assertThat(lines.get(1))
        .isEqualTo(
            "person,欧阳,浩斌,,1974-11-15,185 2739 2425,haobin.ouyang0@example.com,national-id,"
                + "320508197411156654,CN,江苏省,苏州市,姑苏区,和平路 218 号 23 栋 705 室,215008,"
                + "sales-north,wang.fang");
  }

  @Test
  void truthComesBeforeTheRecordOnlyWhenAskedFor() throws Exception {
    StringWriter out = new StringWriter();
    DemoCsv.writeWithTruth(out, new DemoCustomers(DemoCustomers.DEFAULT_SEED, 1).stream());
    assertThat(out.toString())
        .startsWith("number,entity,likeness,likeTo,kind,")
        .contains("\r\n0,entity-000000,ORIGINAL,,person,欧阳,浩斌,");
  }
}
