package org.vestibule.emulator;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a test may turn on; off at first. The methods of {@link Emulator} say what each does. */
final class Switches {
  volatile boolean advertiseIssuer;
  volatile boolean sendIssuer;
  volatile boolean pushedRequests;
  volatile boolean claimsChallenges;
  volatile boolean frontChannelIssuer;
  volatile boolean backChannelLogout;

  /** The algorithms the metadata list; empty for the one that signs. */
  volatile List<String> algorithms = List.of();

  /** The addresses of front-channel logout. */
  final List<URI> frontChannel = new CopyOnWriteArrayList<>();

  /** The entity sets that nobody may read. */
  final Set<String> hidden = ConcurrentHashMap.newKeySet();

  /** The applications that are users of the environment. */
  final Set<String> applicationUsers = ConcurrentHashMap.newKeySet();
}
