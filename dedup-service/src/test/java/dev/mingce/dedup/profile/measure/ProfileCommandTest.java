package dev.mingce.dedup.profile.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void writesAProfileAndAPageThatNeedsNothingElse() throws Exception {
    Path out = run("--key", "id,name+mobile");

    assertThat(out.resolve("profile.json"))
        .content()
        .contains("\"records\" : 3", "\"kind\" : \"phone\"", "\"9{11}\"", "\"汉{3}\"");
    assertThat(out.resolve("report.html"))
        .content()
        .startsWith("<!doctype html>")
        .contains("<svg", "name, mobile")
        .doesNotContain("http:", "https:", "<script", "<link", "src=");
    assertThat(printed.toString(UTF_8)).contains("records", "records/s");
  }

  @Test
  void tellsNoValueUnlessAsked() throws Exception {
    Path out = run();

    assertThat(out.resolve("profile.json")).content().doesNotContain("王小明", "13812345678");
    assertThat(out.resolve("report.html")).content().doesNotContain("王小明", "13812345678");

    out = run("--show-values");

    assertThat(out.resolve("profile.json")).content().contains("王小明");
    assertThat(out.resolve("report.html")).content().contains("王小明");
  }

  @Test
  void namesOfColumnsCannotBreakThePage() throws Exception {
    Path in = Files.write(folder.resolve("x.csv"), List.of("<b>&\"", "1"));
    Path out = folder.resolve("out");

    command().run(ProfileArguments.of(in.toString(), "--out", out.toString()));

    assertThat(out.resolve("report.html"))
        .content()
        .contains("&lt;b&gt;&amp;&quot;")
        .doesNotContain("<b>");
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.csv"));

    wrong("the input is missing", "--out", "x");
    wrong("--out is missing", "in.csv");
    wrong("--out needs a value", "in.csv", "--out");
    wrong("unknown option --nonsense", "in.csv", "--nonsense");
    wrong("one input", "in.csv", "other.csv");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> command().run(ProfileArguments.of(empty.toString(), "--out", "x")))
        .withMessage("empty.csv is empty");
  }

  private static void wrong(String message, String... arguments) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProfileArguments.of(arguments))
        .withMessage(message);
  }

  private Path run(String... more) throws Exception {
    Path in =
        Files.write(
            folder.resolve("in.csv"),
            List.of(
                "\ufeffid,name,mobile",
                "1,王小明,13812345678",
                "2,王小明,13812345678",
                "3,,13912345678"));
    Path out = folder.resolve("out");
    List<String> words = new ArrayList<>(List.of(in.toString(), "--out", out.toString()));
    words.addAll(List.of(more));
    command().run(ProfileArguments.of(words.toArray(String[]::new)));
    return out;
  }

  private ProfileCommand command() {
    return new ProfileCommand(new PrintStream(printed, true, UTF_8), CLOCK);
  }
}
