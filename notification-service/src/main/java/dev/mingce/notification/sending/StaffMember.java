package dev.mingce.notification.sending;

import java.util.Locale;

/** Where a member of staff is reached, and in which language. The text hides the address. */
record StaffMember(String address, Locale locale) {
  @Override
  public String toString() {
    return "StaffMember[" + locale + "]";
  }
}
