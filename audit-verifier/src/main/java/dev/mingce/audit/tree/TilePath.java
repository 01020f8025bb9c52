package dev.mingce.audit.tree;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a tile or of a bundle of entries below a log's prefix (C2SP tlog-tiles).
 *
 * @param level level of a tile, or {@link #ENTRIES}
 * @param index place within the level
 * @param width 1 to 255 for a partial one, 256 for a full one
 */
public record TilePath(int level, long index, int width) {
  /** Instead of a level: the entries themselves, 256 a bundle. */
  public static final int ENTRIES = -1;

  private static final int MAX_LEVEL = 63;
  private static final String INDEX = "((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?";
  private static final Pattern PATH = Pattern.compile("tile/(entries|0|[1-9][0-9]?)/" + INDEX);

  /** Checks the limits of the format. */
  public TilePath {
    if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > Tile.WIDTH) {
      throw new IllegalArgumentException("not the place of a tile");
    }
  }

  /** Reads {@code tile/0/x001/067.p/12}; empty for what is not canonical. */
  public static Optional<TilePath> parse(String path) {
    Matcher match = PATH.matcher(path);
    if (!match.matches()) {
      return Optional.empty();
    }
    int level = match.group(1).equals("entries") ? ENTRIES : Integer.parseInt(match.group(1));
    int width = match.group(3) == null ? Tile.WIDTH : Integer.parseInt(match.group(3));
    if (level > MAX_LEVEL
        || width > Tile.WIDTH
        || (match.group(3) != null && width == Tile.WIDTH)) {
      return Optional.empty();
    }
    long index = Long.parseLong(match.group(2).replace("x", "").replace("/", ""));
    TilePath parsed = new TilePath(level, index, width);
    // 007 has one spelling only: x000/007 is refused.
    return parsed.toString().equals(path) ? Optional.of(parsed) : Optional.empty();
  }

  @Override
  public String toString() {
    StringBuilder digits = new StringBuilder(threeDigits(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      digits.insert(0, "x" + threeDigits(rest % 1000) + "/");
    }
    return "tile/"
        + (level == ENTRIES ? "entries" : Integer.toString(level))
        + "/"
        + digits
        + (width == Tile.WIDTH ? "" : ".p/" + width);
  }

  private static String threeDigits(long number) {
    return Long.toString(1000 + number).substring(1);
  }
}
