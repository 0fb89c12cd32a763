package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An AADSTS number and how Entra tells it. The numbers are in {@code entra-codes.properties}.
 *
 * @param number the number after {@code AADSTS}
 * @param places where Entra tells it: {@code page}, {@code redirect}, {@code token}
 * @param redirectError the {@code error} of an authorization response
 * @param tokenError the {@code error} of the token endpoint
 * @param suberror the {@code suberror} of the token endpoint, or empty
 * @param claims whether the token endpoint adds a claims challenge
 * @param sentence the sentence behind the number
 * @see "Microsoft Entra authentication and authorization error codes, 2026"
 */
public record EntraCode(
    int number,
    Set<String> places,
    String redirectError,
    String tokenError,
    String suberror,
    boolean claims,
    String sentence) {
  private static final Map<Integer, EntraCode> ALL = read();

  /** Copies the places. */
  public EntraCode {
    places = Set.copyOf(places);
  }

  /** Every number there is data for, in ascending order of their texts' lines. */
  public static List<EntraCode> all() {
    return List.copyOf(ALL.values());
  }

  /** The number's data; a number nobody knows is an unexplained {@code invalid_request}. */
  public static EntraCode of(int number) {
    EntraCode found = ALL.get(number);
    return found == null
        ? new EntraCode(
            number,
            Set.of("page", "redirect", "token"),
            "invalid_request",
            "invalid_request",
            "",
            false,
            "The request was refused.")
        : found;
  }

  /** Whether the browser stays at Entra, so that the application never hears of it. */
  public boolean pageOnly() {
    return places.equals(Set.of("page"));
  }

  /** The refusal at this endpoint. */
  Refusal refusal(Endpoint endpoint) {
    return endpoint == Endpoint.AUTHORIZE
        ? new Refusal(number, redirectError, "", "", sentence)
        : new Refusal(number, tokenError, suberror, claims ? Aadsts.MFA.claims : "", sentence);
  }

  private static Map<Integer, EntraCode> read() {
    Map<Integer, EntraCode> codes = new LinkedHashMap<>();
    Data.lines("entra-codes.properties", 4)
        .forEach(
            (key, fields) -> {
              int number = Integer.parseInt(key);
              List<String> token = List.of(fields.get(2).split(" ", -1));
              boolean claims = token.contains("claims");
              String second = token.size() > 1 ? token.get(1) : "";
              codes.put(
                  number,
                  new EntraCode(
                      number,
                      Set.of(fields.get(0).split(" ", -1)),
                      fields.get(1),
                      token.get(0),
                      second.equals("claims") ? "" : second,
                      claims,
                      fields.get(3)));
            });
    return codes;
  }
}
