package dev.mingce.stack.demo;

import dev.mingce.stack.demo.DemoTables.GivenCharacter;
import dev.mingce.stack.demo.DemoTables.Surname;
import dev.mingce.stack.demo.DemoTables.WesternGiven;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name with what is needed to write it differently. */
sealed interface PersonName {
  /** Family name as the owner writes it. */
  String family();

  /** Given name as the owner writes it. */
  String given();

  /** Given name as a hurried clerk writes it: never equal to {@link #given}. */
  String mistypedGiven();

  /** The name in lower-case ASCII letters, given name first, for e-mail addresses. */
  String ascii(String separator);

  /**
   * A name in characters.
   *
   * @param traditional whether the owner writes traditional characters
   */
  record Chinese(Surname surname, List<GivenCharacter> characters, boolean traditional)
      implements PersonName {

    @Override
    public String family() {
      return traditional ? surname.traditional() : surname.simplified();
    }

    @Override
    public String given() {
      return join(traditional ? GivenCharacter::traditional : GivenCharacter::simplified);
    }

    @Override
    public String mistypedGiven() {
      GivenCharacter last = characters.getLast();
      return new Chinese(surname, characters.subList(0, characters.size() - 1), traditional).given()
          + last.mistyped();
    }

    @Override
    public String ascii(String separator) {
      return join(GivenCharacter::pinyin) + separator + surname.pinyin().replace('ü', 'v');
    }

    /** The same name in the other script; equal where no character differs. */
    Chinese inOtherScript() {
      return new Chinese(surname, characters, !traditional);
    }

    /** Family name in pinyin, as in a passport. */
    String pinyinFamily() {
      return capitalised(surname.pinyin());
    }

    /** Given name in pinyin, written together, as in a passport. */
    String pinyinGiven() {
      return capitalised(join(GivenCharacter::pinyin));
    }

    private String join(Function<GivenCharacter, String> part) {
      return characters.stream().map(part).collect(Collectors.joining());
    }

    private static String capitalised(String word) {
      return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
  }

  /** A name in Latin letters. */
  record Western(WesternGiven first, String family) implements PersonName {
    @Override
    public String given() {
      return first.name();
    }

    @Override
    public String mistypedGiven() {
      return first.mistyped();
    }

    @Override
    public String ascii(String separator) {
      return Stream.of(first.name(), family)
          .map(part -> part.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
          .collect(Collectors.joining(separator));
    }
  }
}
