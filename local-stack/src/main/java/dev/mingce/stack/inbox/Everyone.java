package dev.mingce.stack.inbox;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/** The owner of every mailbox, who keeps nothing in memory: the files are the mailbox. */
final class Everyone implements GreenMailUser {

  @Override
  public String getEmail() {
    return "everyone@localhost";
  }

  @Override
  public String getLogin() {
    return "everyone";
  }

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public String getQualifiedMailboxName() {
    return "everyone";
  }

  @Override
  public void deliver(MovingMessage message) {
    // Kept already.
  }

  @Override
  public void deliver(MimeMessage message) {
    // Kept already.
  }

  @Override
  public void create() {
    // Has no mailbox of its own.
  }

  @Override
  public void delete() {
    // Has no mailbox of its own.
  }

  @Override
  public void setPassword(String password) {
    // Cannot log in.
  }

  @Override
  public void authenticate(String password) {
    // Senders need no password here.
  }
}
