package dev.mingce.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.standard.ContactType;
import dev.mingce.customer.standard.IdentifierType;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the guide shows is what happens. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class ImportGuideTest {
  private final ImportClient agent = ImportClient.agent("guide-" + Ids.next(), "sales-east");
  private final String guide;

  ImportGuideTest() throws IOException {
    guide = Files.readString(Path.of(System.getProperty("mingce.root"), "docs", "import-guide.md"));
  }

  @ParameterizedTest
  @CsvSource({"kehu, GB18030, zh-CN", "kehu, UTF-8, zh-CN", "customers, UTF-8, en"})
  void itsExamplesEndAsItSays(String name, String encoding, String language) throws IOException {
    byte[] file = block("csv " + name + ".csv").getBytes(Charset.forName(encoding));
    String job = ImportClient.job(agent.post(file, block("json " + name + ".json"), null));

    JsonNode ended = new ObjectMapper().readTree(agent.finished(job).extract().asString());
    JsonNode promised = new ObjectMapper().readTree(block("json " + name + "-job.json"));
    promised
        .properties()
        .forEach(member ->
            assertThat(ended.get(member.getKey()))
                .as(member.getKey())
                .isEqualTo(member.getValue()));
    assertThat(agent.report(job, language))
        .isEqualTo(block("csv " + name + "-report.csv").lines().skip(1).toList());
  }

  @ParameterizedTest
  @EnumSource(FieldTarget.class)
  void itNamesEveryField(FieldTarget target) {
    assertThat(guide).contains("`" + code(target) + "`");
  }

  @Test
  void itNamesEveryType() {
    for (ContactType type : ContactType.values()) {
      assertThat(guide).contains("`" + type.code() + "`");
    }
    for (IdentifierType type : IdentifierType.values()) {
      assertThat(guide).contains("`" + type.code() + "`");
    }
  }

  private static String code(FieldTarget target) {
    String path = target.pointer().replace("/addresses/0", "/address").substring(1);
    return switch (target) {
      case CONTACT_POINT -> "contactPoint";
      case IDENTIFIER -> "identifier";
      default -> path.replace('/', '.');
    };
  }

  private String block(String title) {
    Matcher block =
        Pattern.compile("(?s)\n```" + Pattern.quote(title) + "\n(.*?)```\n").matcher(guide);
    assertThat(block.find()).as(title).isTrue();
    return block.group(1);
  }
}
