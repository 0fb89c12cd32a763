package org.vestibule.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.oauth.TokenFacts;

/** What support needs to find a page view again; no secret. */
record SupportFacts(About about, Instant now) {
  List<Fact> of(WhoAmICall.Outcome.Known known, TokenFacts token, String reference) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.code("support.reference", reference));
    facts.add(Fact.code("support.time", Formats.iso(now)));
    facts.add(Fact.code("support.environment", known.environment().toString()));
    facts.add(Fact.code("support.user", known.whoAmI().userId().toString()));
    facts.add(Fact.code("support.organization", known.whoAmI().organizationId().toString()));
    if (token.tenant().isPresent()) {
      facts.add(Fact.code("support.tenant", token.tenant().get()));
    }
    if (token.objectId().isPresent()) {
      facts.add(Fact.code("support.object", token.objectId().get()));
    }
    for (ServedCall call : known.calls()) {
      facts.add(
          Fact.code(
              "support.request-ids", call.name() + ": " + String.join(", ", call.requestIds())));
    }
    facts.add(Fact.code("support.product", about.product()));
    facts.add(Fact.code("support.server", about.server()));
    facts.add(Fact.code("support.java", about.java()));
    return facts;
  }
}
