package org.vestibule.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vestibule.oauth.TokenFacts;

/** The claims of the ID token in plain words; what it does not say is left out. */
final class TokenWords {
  private final Formats formats;

  TokenWords(Formats formats) {
    this.formats = formats;
  }

  List<Fact> of(TokenFacts token) {
    var facts = new ArrayList<Fact>();
    add(facts, "token.name", token.name());
    add(facts, "token.account", token.account());
    token.kind().flatMap(TokenWords::kind).ifPresent(facts::add);
    code(facts, "token.issuer", token.issuer());
    if (!token.audience().isEmpty()) {
      facts.add(Fact.code("token.audience", String.join(" ", token.audience())));
    }
    code(facts, "token.tenant", token.tenant());
    code(facts, "token.object-id", token.objectId());
    code(facts, "token.subject", token.subject());
    time(facts, "token.issued", token.issuedAt());
    time(facts, "token.expires", token.expiresAt());
    time(facts, "token.authenticated", token.authenticatedAt());
    if (!token.methods().isEmpty()) {
      facts.add(
          Fact.text(
              "token.methods",
              token.methods().stream().map(this::method).collect(Collectors.joining(", "))));
    }
    add(facts, "token.context", token.context());
    code(facts, "token.identity-provider", token.identityProvider());
    code(facts, "token.session", token.session());
    add(facts, "token.version", token.version());
    return facts.isEmpty() ? List.of(Fact.unsaid("token.name")) : facts;
  }

  private String method(String method) {
    String key = "amr." + method;
    return formats.knows(key) ? formats.text(key) + " (" + method + ")" : method;
  }

  private static Optional<Fact> kind(int kind) {
    return switch (kind) {
      case 0 -> Optional.of(Fact.message("token.kind", "token.kind.member"));
      case 1 -> Optional.of(Fact.message("token.kind", "token.kind.guest"));
      default -> Optional.empty();
    };
  }

  private static void add(List<Fact> facts, String label, Optional<String> value) {
    if (value.isPresent()) {
      facts.add(Fact.text(label, value.get()));
    }
  }

  private static void code(List<Fact> facts, String label, Optional<String> value) {
    if (value.isPresent()) {
      facts.add(Fact.code(label, value.get()));
    }
  }

  private void time(List<Fact> facts, String label, Optional<Instant> value) {
    if (value.isPresent()) {
      facts.add(formats.time(label, value.get()));
    }
  }
}
