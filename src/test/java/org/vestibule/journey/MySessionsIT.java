package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Persona;

/** A user with two browsers sees both and ends the one or the other. */
final class MySessionsIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Visitor here = new Visitor(deployed);
  private final Visitor there = new Visitor(deployed);
  private final URI end = URI.create(deployed.app() + "sessions/end");

  @BeforeEach
  void begin() {
    deployed.emulator().reset();
    here.signIn(Persona.ADA);
    post(Map.of("which", "others"));
    there.signIn(Persona.ADA);
  }

  private Hop post(Map<String, String> form, String... headers) {
    var fields = new HashMap<>(form);
    fields.put("anti_forgery", here.open("sessions").hidden().getOrDefault("anti_forgery", ""));
    return here.post(end, fields, headers);
  }

  private String other() {
    return here.open("sessions").find("name=\"session\" value=\"([^\"]*)\"");
  }

  @Test
  void the_page_shows_both_and_marks_this_one() {
    Hop page = here.open("sessions");

    assertEquals(200, page.status(), page.body());
    assertEquals(3, page.body().split("<article class=\"tiles session\"", -1).length);
    assertEquals(2, page.body().split("This session</strong>", -1).length);
    assertTrue(page.body().contains("This computer"), page.body());
    assertFalse(page.body().contains(here.session()), "the session's id is on the page");
    assertFalse(page.body().contains(here.key()), "the key is on the page");
  }

  @Test
  void the_other_one_is_ended_and_this_one_goes_on() {
    String id = other();

    assertEquals("note=ended", post(Map.of("session", id)).location().getQuery());

    assertEquals(401, there.open("whoami").status());
    assertEquals(200, here.open("whoami").status());
    assertTrue(ServerLog.tells("\"code\":\"user-one\""));
    assertTrue(ServerLog.tells("\"code\":\"revoked\""));
    assertEquals("note=gone", post(Map.of("session", id)).location().getQuery());
    assertTrue(here.open("sessions?note=gone").body().contains("had ended already"));
  }

  @Test
  void all_others_are_ended() {
    post(Map.of("which", "others"));

    assertEquals(401, there.open("whoami").status());
    assertEquals(200, here.open("whoami").status());
    assertTrue(ServerLog.tells("\"code\":\"user-others\""));
  }

  @Test
  void signing_out_everywhere_ends_this_one_too_and_a_new_sign_in_counts() {
    Hop left = post(Map.of("which", "all"));

    assertEquals(303, left.status());
    assertEquals(401, here.open("whoami").status());
    assertEquals(401, there.open("whoami").status());
    assertTrue(ServerLog.tells("\"code\":\"user-all\""));
    Hop back = here.follow(here.answer(Persona.ADA, "login?prompt=login"));
    assertEquals(200, here.follow(back).status());
  }

  @Test
  void another_user_s_session_is_not_found() {
    String id = other();
    var stranger = new Visitor(deployed);
    Hop dashboard = stranger.signIn(Persona.GUEST);
    var form = new HashMap<>(Map.of("session", id));
    form.put("anti_forgery", dashboard.hidden().getOrDefault("anti_forgery", ""));

    assertEquals("note=gone", stranger.post(end, form).location().getQuery());

    assertEquals(200, there.open("whoami").status());
  }

  @Test
  void no_other_site_and_nobody_without_the_page_s_value_ends_anything() {
    ProblemPage.expect(
        403, "request.forgery", post(Map.of("which", "all"), "Sec-Fetch-Site", "cross-site"));
    ProblemPage.expect(403, "request.forgery", here.post(end, Map.of("which", "all")));

    assertEquals(200, here.open("whoami").status());
    assertEquals(200, there.open("whoami").status());
  }

  @Test
  void nobody_sees_sessions_who_is_signed_out() {
    var nobody = new Visitor(deployed);

    assertEquals(302, nobody.open("sessions").status());
    assertEquals(303, nobody.post(end, Map.of("which", "all")).status());
    assertEquals(405, here.open("sessions/end").status());
  }

  @Test
  void where_no_token_is_set_there_is_nothing_for_administrators() {
    URI admin = URI.create(deployed.app() + "admin/sessions/end");
    Hop call =
        here.post(
            admin, Map.of("object_id", Persona.ADA.oid()), "Authorization", "Bearer undefined");

    assertEquals(404, call.status());
    assertEquals(200, here.open("whoami").status());
  }
}
