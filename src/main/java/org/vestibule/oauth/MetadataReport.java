package org.vestibule.oauth;

import java.util.List;
import java.util.Optional;
import org.vestibule.http.Json;

/**
 * A metadata document looked at closely, so that whoever installs the application reads what is
 * wrong with it. It judges as {@link Provider} does.
 *
 * @param issuer as announced; absent when there is none or the text is not JSON
 * @param announced whether this is an issuer of the authority that was asked
 * @param faults required members that are missing or hold an address that is not acceptable; empty
 *     when the text is not JSON
 * @param metadata what can be worked with; absent when anything is wrong
 * @see "OpenID Connect Discovery 1.0, sections 3 and 4.3"
 */
public record MetadataReport(
    Optional<String> issuer,
    boolean announced,
    List<String> faults,
    Optional<ProviderMetadata> metadata) {
  /** Looks at a document that the authority sent. */
  public static MetadataReport of(Authority authority, String text, Json json) {
    Optional<ProviderMetadata.Wire> wire = json.read(text, ProviderMetadata.Wire.class);
    Optional<String> issuer = wire.flatMap(it -> Optional.ofNullable(it.issuer()));
    boolean announced = issuer.filter(authority::announces).isPresent();
    return new MetadataReport(
        issuer,
        announced,
        wire.map(ProviderMetadata.Wire::faults).orElse(List.of()),
        ProviderMetadata.parse(text, json).filter(it -> announced));
  }
}
