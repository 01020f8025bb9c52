package dev.mingce.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that claim what a real one claims, without the issuer's private key. */
final class ForgedTokens {

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private ForgedTokens() {}

  /** Unsigned, and saying so. */
  static String unsigned(String real) {
    return encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + real.split("\\.", -1)[1] + ".";
  }

  /** Signed with HMAC, where the secret is the issuer's public key as a PEM file. */
  static String signedWithPublicKey(String real, JsonNode keySet) throws GeneralSecurityException {
    JsonNode jwk = keySet.path("keys").path(0);
    String header =
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + jwk.path("kid").asText() + "\"}";
    String signed = encode(header) + "." + real.split("\\.", -1)[1];
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(pem(jwk).getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    return signed
        + "."
        + BASE64URL.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String pem(JsonNode jwk) throws GeneralSecurityException {
    RSAPublicKeySpec spec = new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e"));
    byte[] der = KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
    byte[] newLine = {'\n'};
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, newLine).encodeToString(der)
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static BigInteger number(JsonNode jwk, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asText()));
  }

  private static String encode(String json) {
    return BASE64URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
