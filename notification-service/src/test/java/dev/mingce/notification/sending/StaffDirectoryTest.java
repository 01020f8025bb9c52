package dev.mingce.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffDirectoryTest {
  private static StaffSettings settings(String domain, Map<String, String> addresses) {
    return new StaffSettings() {
      @Override
      public Optional<String> mailDomain() {
        return Optional.ofNullable(domain);
      }

      @Override
      public Optional<String> mailFrom() {
        return Optional.empty();
      }

      @Override
      public Map<String, String> addresses() {
        return addresses;
      }

      @Override
      public Locale locale() {
        return Locale.SIMPLIFIED_CHINESE;
      }

      @Override
      public Map<String, Locale> locales() {
        return Map.of("john", Locale.ENGLISH);
      }
    };
  }

  @Test
  void aUserIsReachedAtTheDomainInTheUsualLanguage() {
    StaffDirectory staff = new StaffDirectory(settings("mail.acme.cn", Map.of()), "production");

    assertThat(staff.find("li.na"))
        .contains(new StaffMember("li.na@mail.acme.cn", Locale.SIMPLIFIED_CHINESE));
    assertThat(staff.find("john")).contains(new StaffMember("john@mail.acme.cn", Locale.ENGLISH));
    assertThat(staff.from()).isEqualTo("mingce@mail.acme.cn");
  }

  @Test
  void anExplicitAddressWins() {
    StaffDirectory staff =
        new StaffDirectory(settings("acme.cn", Map.of("王芳", "wang.fang@acme.cn")), "production");

    assertThat(staff.find("王芳").orElseThrow().address()).isEqualTo("wang.fang@acme.cn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"li.na\r\nBcc: eve", "a@b", "", "li na", "王芳", ".li", "li..na", "<li>", "li,na"})
  void aNameThatMakesNoAddressReachesNobody(String user) {
    assertThat(new StaffDirectory(settings(null, Map.of()), "local").find(user)).isEmpty();
  }

  @Test
  void withoutADomainItStartsOnADevelopersMachineOnly() {
    assertThat(new StaffDirectory(settings(null, Map.of()), "local").domain())
        .isEqualTo("example.com");
    assertThatThrownBy(() -> new StaffDirectory(settings(null, Map.of()), "production"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("MINGCE_STAFF_MAIL_DOMAIN");
  }

  @Test
  void aDomainThatIsNoneIsRefusedAtTheStart() {
    assertThatThrownBy(
            () -> new StaffDirectory(settings("acme.cn\r\nBcc: x", Map.of()), "production"))
        .isInstanceOf(IllegalStateException.class);
  }
}
