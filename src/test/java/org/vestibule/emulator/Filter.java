package org.vestibule.emulator;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filters that are understood: equality of columns, joined by {@code and}, and the query
 * function for the user who asks. The real service knows many more.
 *
 * @see "Filter rows using OData (Microsoft Dataverse), 2026"
 */
final class Filter {
  private static final Pattern EQUAL =
      Pattern.compile("\\s*(\\w+)\\s+eq\\s+('[^']*+(?:''[^']*+)*+'|[^\\s']+)\\s*");
  private static final Pattern MYSELF =
      Pattern.compile(
          "\\s*Microsoft\\.Dynamics\\.CRM\\.EqualUserId\\(PropertyName='(\\w+)'\\)\\s*");

  private Filter() {}

  /** The rows that fit. */
  static List<Row> apply(@Nullable String filter, Table table, List<Row> rows, String userId) {
    List<Row> fitting = rows;
    if (filter == null) {
      return fitting;
    }
    for (String condition : filter.split(" and ", -1)) {
      Matcher equal = EQUAL.matcher(condition);
      Matcher myself = MYSELF.matcher(condition);
      if (equal.matches()) {
        String column = table.column(equal.group(1));
        Object value = literal(equal.group(2));
        fitting = fitting.stream().filter(row -> same(row.values().get(column), value)).toList();
      } else if (myself.matches()) {
        String column = table.column(myself.group(1));
        fitting = fitting.stream().filter(row -> same(row.values().get(column), userId)).toList();
      } else {
        throw ODataPath.unreadable("The filter '" + condition.strip() + "' is not understood.");
      }
    }
    return fitting;
  }

  /** A GUID stands as it is, a text is quoted; see OData 4.0 ABNF, primitiveLiteral. */
  private static @Nullable Object literal(String text) {
    if (text.startsWith("'")) {
      return new Quoted(text.substring(1, text.length() - 1).replace("''", "'"));
    }
    if (ODataPath.guid(text)) {
      return text;
    }
    return switch (text) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> number(text);
    };
  }

  private static Integer number(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw ODataPath.unreadable("Could not find a property named '" + text + "'.");
    }
  }

  private static boolean same(@Nullable Object stored, @Nullable Object asked) {
    if (stored == null || asked == null) {
      return stored == asked;
    }
    boolean guid = stored instanceof String text && ODataPath.guid(text);
    if (asked instanceof Quoted quoted) {
      // A quoted GUID is a text, which no column of GUIDs holds.
      return !guid && stored instanceof String text && text.equalsIgnoreCase(quoted.text());
    }
    return guid ? stored.toString().equalsIgnoreCase(asked.toString()) : stored.equals(asked);
  }

  private record Quoted(String text) {}
}
