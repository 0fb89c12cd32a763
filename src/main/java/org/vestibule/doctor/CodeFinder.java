package org.vestibule.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.oauth.ProviderIds;

/**
 * Finds the code in what somebody has copied from a page: a number of Entra, a code of Dataverse in
 * any of its spellings, an OAuth error, a code of this application, or a whole message with one of
 * them in it. Only codes and ids that have passed a pattern leave this class; the rest of the text
 * is dropped.
 */
public final class CodeFinder {
  /** As much of a text as is looked at, in characters. */
  public static final int MAX_TEXT = 4096;

  /** As it stands in messages, in error documents, in links to Microsoft's list, on the page. */
  private static final Pattern ENTRA =
      Pattern.compile(
          "(?i)(?:AADSTS[\\s:]{0,3}|error_codes\\W{1,8}|error\\?code=|(?:error code|fehlercode"
              + "|code d.erreur)\\W{1,4})(\\d{4,8})(?!\\d)");

  private static final Pattern HEX = Pattern.compile("(?i)(?<!\\w)0x([0-9a-f]{8})(?!\\w)");
  private static final Pattern NEGATIVE = Pattern.compile("(?<![\\w-])-(2\\d{9})(?!\\w)");
  private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z0-9_.-]{2,63}");
  private static final Pattern NUMBER = Pattern.compile("\\d{4,7}");
  private static final Pattern BARE_HEX = Pattern.compile("(?i)8[0-9a-f]{7}");
  private static final Pattern UNSIGNED = Pattern.compile("2\\d{9}");

  /** Groups of the catalogue are no codes, and neither is what answers an unknown one. */
  private static final Pattern NO_CODE = Pattern.compile("(?:aadsts|oauth|unknown)\\..*");

  private final Catalogue catalogue = Catalogue.standard();

  /**
   * What a text is about.
   *
   * @param code for {@link Doctor#explain}
   * @param facts for it, and the ids for support that stand in the text
   * @param known whether the catalogue has the code
   */
  public record Finding(String code, Map<String, String> facts, boolean known) {}

  /** Looks at the first {@value #MAX_TEXT} characters of a text. */
  public Finding find(String pasted) {
    String text = pasted.substring(0, Math.min(pasted.length(), MAX_TEXT)).strip();
    List<String> entra = entra(text);
    List<String> dataverse = dataverse(text);
    return last(entra, it -> knows(Catalogue.ENTRA + it))
        .map(it -> entra(it, true, text))
        .or(() -> last(dataverse, it -> knows(Catalogue.DATAVERSE + it)).map(it -> code(it, true)))
        .or(() -> own(text))
        .or(() -> oauth(text))
        .or(() -> last(entra, it -> true).map(it -> entra(it, false, text)))
        .or(() -> last(dataverse, it -> true).map(it -> code(it, false)))
        .orElseGet(() -> new Finding("unknown.text", facts(text), false));
  }

  private Finding entra(String number, boolean known, String text) {
    Map<String, String> facts = facts(text);
    facts.put("providerCode", "AADSTS" + number);
    return new Finding(known ? Catalogue.ENTRA + number : "unknown.aadsts", facts, known);
  }

  private static Finding code(String hex, boolean known) {
    return new Finding(
        known ? Catalogue.DATAVERSE + hex : "unknown.dataverse",
        Map.of("dataverseCode", hex),
        known);
  }

  /**
   * A code of this application, such as an error page of it shows. One that its family explains is
   * believed only when it is all there is, since hosts and files have names like that.
   */
  private Optional<Finding> own(String text) {
    return words(text).stream()
        .filter(it -> it.indexOf('.') > 0 && !NO_CODE.matcher(it).matches())
        .filter(it -> knows(it) || (it.equals(text) && knows(it.substring(0, it.indexOf('.')))))
        .findFirst()
        .map(it -> new Finding(it, Map.of("code", it), true));
  }

  private Optional<Finding> oauth(String text) {
    return words(text).stream()
        .filter(it -> it.indexOf('_') > 0 && knows(Catalogue.OAUTH + it))
        .findFirst()
        .map(
            it -> {
              Map<String, String> facts = facts(text);
              facts.put("error", it);
              return new Finding(Catalogue.OAUTH + it, facts, true);
            });
  }

  /** Numbers of Entra; a bare one only when it is all there is. */
  private static List<String> entra(String text) {
    if (NUMBER.matcher(text).matches()) {
      return List.of(text);
    }
    return matches(ENTRA, text);
  }

  /** Codes of Dataverse, as eight upper-case digits after {@code 0x}. */
  private static List<String> dataverse(String text) {
    var codes = new ArrayList<String>();
    if (BARE_HEX.matcher(text).matches()) {
      codes.add(hex(Long.parseLong(text, 16)));
    } else if (UNSIGNED.matcher(text).matches()) {
      codes.add(hex(Long.parseLong(text)));
    }
    matches(HEX, text).forEach(it -> codes.add(hex(Long.parseLong(it, 16))));
    matches(NEGATIVE, text).forEach(it -> codes.add(hex(-Long.parseLong(it))));
    return codes;
  }

  private static String hex(long value) {
    return String.format(Locale.ROOT, "0x%08X", value & 0xFFFF_FFFFL);
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (Matcher matcher = WORD.matcher(text); matcher.find(); ) {
      words.add(matcher.group().replaceFirst("[.-]+$", ""));
    }
    return words;
  }

  private static List<String> matches(Pattern pattern, String text) {
    var found = new ArrayList<String>();
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** Where a message names several codes, they go from the general to the particular. */
  private static Optional<String> last(List<String> codes, Predicate<String> rule) {
    return codes.stream().filter(rule).reduce((earlier, later) -> later);
  }

  private boolean knows(String key) {
    return catalogue.find(key).isPresent();
  }

  private static Map<String, String> facts(String text) {
    return new HashMap<>(Diagnosis.facts(ProviderIds.in(text)));
  }
}
