package dev.mingce.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogVerificationTest {
  private static final int SIZE = 600;

  @TempDir Path folder;
  private final SampleLog log = SampleLog.of(SIZE);

  @BeforeEach
  void writeTheLog() throws IOException {
    log.writeTo(folder);
  }

  @Test
  void saysWhatWasCheckedOfALogThatNobodyTouched() throws IOException {
    LogVerification checked = check();

    assertThat(checked.fault()).isNull();
    assertThat(checked.treeSize()).isEqualTo(SIZE);
    assertThat(log.note(SIZE)).contains(checked.root());
    assertThat(checked.steps())
        .contains("complete: no version is missing of 300 customers")
        .anyMatch(step -> step.startsWith("entries: 600 hashed anew"));
  }

  @Test
  void namesTheFirstFault() throws IOException {
    byte[] altered = log.entries.get(300).clone();
    altered[20] ^= 1;
    log.entries.set(300, altered);
    log.writeBundles(folder);

    LogVerification checked = check();

    assertThat(checked.fault()).startsWith("entry 300: does not have the hash that tile/0/");
    assertThat(checked.treeSize()).isZero();
  }

  private LogVerification check() throws IOException {
    return LogVerification.of(this::find, SampleLog.KEY.verifier());
  }

  private Optional<byte[]> find(String path) throws IOException {
    Path file = folder.resolve(path);
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }
}
