package dev.mingce.dedup.cleanse.repair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.quality.rules.Documents;
import dev.mingce.events.EventJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleansedRecordTest {

  private static final ObjectMapper JSON = EventJson.mapper();

  @Test
  void saysWhatWasRepairedAndNothingElse() throws Exception {
    List<Repair> repairs =
        Repairs.of(
            SubjectKind.PERSON,
            Documents.document()
                .identifier("national-id", "110105491231002")
                .contact("email", "a@example.com")
                .contact("mobile", "138 1234 5678")
                .build());

    assertThat(CleansedRecord.of("person", name(), repairs))
        .isEqualTo(
            JSON.readTree(
                """
                {"kind":"person","name":{"full":"王小明"},
                 "birthDate":"1949-12-31","demographics":{"gender":"2"},
                 "contactPoints":[{"type":"mobile","value":"+8613812345678"}],
                 "identifiers":[{"type":"national-id","value":"11010519491231002X"}]}
                """));
  }

  @Test
  void allRepairsOfOneEntryMeet() throws Exception {
    List<Repair> repairs =
        Repairs.of(
            SubjectKind.PERSON, Documents.document().address("浙江", null, "西湖區", "文三路１號").build());

    assertThat(CleansedRecord.of("person", name(), repairs).path("addresses"))
        .isEqualTo(
            JSON.readTree(
                """
                [{"country":"CN","province":"浙江省","city":"杭州市","district":"西湖区",
                  "detail":"文三路1号"}]
                """));
  }

  @Test
  void aRecordWithoutRepairsHasItsNameOnly() throws Exception {
    assertThat(CleansedRecord.of("person", name(), List.of()))
        .isEqualTo(JSON.readTree("{\"kind\":\"person\",\"name\":{\"full\":\"王小明\"}}"));
  }

  @Test
  void whatIsTakenAwayCannotBeSaid() throws Exception {
    List<Repair> repairs =
        Repairs.of(
            SubjectKind.PERSON, Documents.document().contact("mobile", "13800138000").build());

    assertThat(repairs).hasSize(1);
    assertThat(CleansedRecord.of("person", name(), repairs).has("contactPoints")).isFalse();
  }

  private static ObjectNode name() throws Exception {
    return (ObjectNode) JSON.readTree("{\"name\":{\"full\":\"王小明\"}}");
  }
}
