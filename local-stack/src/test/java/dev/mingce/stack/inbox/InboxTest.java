package dev.mingce.stack.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.stack.process.Ports;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

  @TempDir Path folder;
  private final List<Integer> ports = Ports.free(2);
  private Inbox inbox;

  @BeforeEach
  void start() throws IOException {
    inbox = Inbox.start(folder, ports.get(0), ports.get(1));
  }

  @AfterEach
  void stop() {
    inbox.close();
  }

  @Test
  void answersAMessageOnceHoweverManyRecipientsItHas() throws Exception {
    send("提醒", "您好", "<p>您好</p>", "a@example.com", "b@example.com");

    JsonNode messages = messages();

    assertThat(messages).hasSize(1);
    JsonNode message = messages.get(0);
    assertThat(message.get("from").asText()).isEqualTo("mingce@example.com");
    assertThat(message.get("to"))
        .extracting(JsonNode::asText)
        .containsExactly("a@example.com", "b@example.com");
    assertThat(message.get("subject").asText()).isEqualTo("提醒");
    assertThat(message.get("text").asText()).isEqualTo("您好");
    assertThat(message.get("html").asText()).isEqualTo("<p>您好</p>");
    assertThat(message.get("headers").get("List-Unsubscribe").asText())
        .isEqualTo("<https://example.com/u>");
    assertThat(message.get("receivedAt").asText()).endsWith("Z");
  }

  @Test
  void keepsMessagesOverARestart() throws Exception {
    send("first", "one", "", "a@example.com");
    inbox.close();
    start();
    send("second", "two", "", "a@example.com");

    assertThat(messages())
        .extracting(m -> m.get("subject").asText())
        .containsExactly("second", "first");
  }

  @Test
  void forgetsMessagesWhenAsked() throws Exception {
    send("first", "one", "", "a@example.com");

    assertThat(http("DELETE", "/api/messages").statusCode()).isEqualTo(204);

    assertThat(messages()).isEmpty();
  }

  @Test
  void showsForeignTextAsText() throws Exception {
    send("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "", "a@example.com");

    HttpResponse<String> page = http("GET", "/");

    assertThat(page.body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script")
        .doesNotContain("<img");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'");
  }

  private void send(String subject, String text, String html, String... to) throws Exception {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", ports.get(0).toString());
    MimeMessage message = new MimeMessage(Session.getInstance(settings));
    message.setFrom("mingce@example.com");
    for (String address : to) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
    }
    message.setSubject(subject, "UTF-8");
    message.setHeader("List-Unsubscribe", "<https://example.com/u>");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    MimeBodyPart rich = new MimeBodyPart();
    rich.setContent(html, "text/html; charset=UTF-8");
    message.setContent(new MimeMultipart("alternative", plain, rich));
    Transport.send(message);
  }

  private JsonNode messages() throws Exception {
    return new ObjectMapper().readTree(http("GET", "/api/messages").body());
  }

  private HttpResponse<String> http(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + ports.get(1) + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
