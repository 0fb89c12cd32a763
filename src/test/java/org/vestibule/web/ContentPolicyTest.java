package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.ProviderUnavailable;

class ContentPolicyTest {
  private static final String STRICT =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none';"
          + " form-action 'self'";

  private final LocalProvider local = new LocalProvider();
  private final Provider provider = local.provider();
  private final ContentPolicy policy =
      new ContentPolicy(provider, URI.create("https://login.example/realm"), List.of());

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void nothing_inline_and_nothing_from_elsewhere() {
    assertEquals(STRICT, ContentPolicy.policy("", "'none'"));
  }

  @Test
  void a_portal_may_show_the_pages_when_it_is_named() {
    var framed =
        new ContentPolicy(
            provider, URI.create("https://l.example"), List.of("https://a.example", "https://b"));

    assertEquals(
        STRICT.replace("ancestors 'none'", "ancestors https://a.example https://b")
            + " https://l.example",
        framed.get());
    assertEquals(
        "default-src 'none'; frame-ancestors https://l.example", framed.inProvidersFrame());
  }

  @Test
  void before_the_provider_is_known_the_configured_host_may_be_posted_to() {
    assertEquals(STRICT + " https://login.example", policy.get());
    assertEquals(0, local.server.seen().size(), "a page does not wait for the provider");
  }

  @Test
  void the_hosts_of_sign_in_and_sign_out_are_added() throws ProviderUnavailable {
    local.metadata.put("end_session_endpoint", "https://out.example:8443/logout?a=b");
    local.publish();
    provider.warmUp();

    assertEquals(
        STRICT + " " + local.at("") + " https://login.example https://out.example:8443",
        policy.get());
  }
}
