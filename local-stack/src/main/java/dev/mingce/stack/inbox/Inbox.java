package dev.mingce.stack.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import dev.mingce.stack.http.Html;
import dev.mingce.stack.http.LocalServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes mail for every address, keeps it in files, and shows it on a page and as JSON. */
public final class Inbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final int SHOWN = 100;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final GreenMail mail;
  private final LocalServer web;
  private final MessageStore store;
  private final Set<MovingMessage> taken =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private Inbox(GreenMail mail, LocalServer web, MessageStore store) {
    this.mail = mail;
    this.web = web;
    this.store = store;
  }

  /**
   * Starts the inbox on 127.0.0.1.
   *
   * @param folder of the message files
   */
  public static Inbox start(Path folder, int smtpPort, int webPort) throws IOException {
    GreenMail mail =
        new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    Inbox inbox = new Inbox(mail, LocalServer.start(webPort), MessageStore.open(folder));
    mail.start();
    GreenMailUser everyone = new Everyone();
    mail.getUserManager()
        .setMessageDeliveryHandler((message, address) -> {
          inbox.keep(message);
          return everyone;
        });
    inbox.web.on("/api/messages", inbox::api);
    inbox.web.on("/", inbox::page);
    return inbox;
  }

  @Override
  public void close() {
    mail.stop();
    web.close();
  }

  /** Called once for each recipient, before the sender is told that the message was accepted. */
  private void keep(MovingMessage message) throws MessagingException {
    if (!taken.add(message)) {
      return;
    }
    try {
      store.add(message.getMessage());
    } catch (IOException failed) {
      LOG.error("A message could not be kept", failed);
      throw new MessagingException("Cannot keep the message", failed);
    }
  }

  private void api(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "GET" -> LocalServer.json(exchange, JSON.writeValueAsString(store.newestFirst()));
      case "DELETE" -> {
        store.clear();
        LocalServer.answer(exchange, 204, "text/plain", "");
      }
      default -> LocalServer.answer(exchange, 405, "text/plain", "GET or DELETE");
    }
  }

  private void page(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/")) {
      LocalServer.answer(exchange, 404, "text/plain", "Not here");
      return;
    }
    StringBuilder body = new StringBuilder();
    var messages = store.newestFirst();
    body.append("<p class=\"meta\">").append(messages.size());
    body.append(" messages, newest first. The same as JSON: /api/messages</p>");
    messages.stream().limit(SHOWN).forEach(message -> body.append(article(message)));
    LocalServer.answer(exchange, 200, "text/html", Html.page("Inbox", body.toString()));
  }

  /** HTML parts are shown as their source: mail is foreign text. */
  private static String article(StoredMessage message) {
    String text = message.text() != null ? message.text() : message.html();
    return "<article><strong>"
        + Html.escape(message.subject())
        + "</strong><div class=\"meta\">"
        + Html.escape(message.from() + " → " + String.join(", ", message.to()))
        + " · "
        + message.receivedAt()
        + "</div><pre>"
        + Html.escape(text == null ? "" : text)
        + "</pre></article>";
  }
}
