package dev.mingce.system;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form with files and fields (RFC 7578). */
final class MultipartForm {

  private static final String BOUNDARY = "mingce-system-tests-1f6b3d9a";

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  MultipartForm field(String name, String contentType, String value) {
    return part("name=\"" + name + "\"", contentType, value.getBytes(StandardCharsets.UTF_8));
  }

  MultipartForm file(String name, String fileName, String contentType, byte[] bytes) {
    return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", contentType, bytes);
  }

  String type() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  byte[] body() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(content.toByteArray());
    whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return whole.toByteArray();
  }

  private MultipartForm part(String disposition, String contentType, byte[] bytes) {
    String head =
        "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
            .formatted(BOUNDARY, disposition, contentType);
    content.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    content.writeBytes(bytes);
    content.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    return this;
  }
}
