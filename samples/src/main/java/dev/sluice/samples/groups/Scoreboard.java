package dev.sluice.samples.groups;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.sluice.core.time.VirtualClock;
import dev.sluice.samples.options.Seconds;

/** Keeps account of what the members of one group do. */
final class Scoreboard {
    private final VirtualClock clock;
    private final Course course;
    private final Map<String, Score> members = new LinkedHashMap<>();
    /** For each key, the numbers of the messages that are not done. */
    private final Map<String, SortedSet<Integer>> open = new HashMap<>();
    /** For each key, who received its last message. */
    private final Map<String, String> lastMembers = new HashMap<>();

    private int published;
    private int outOfOrder;
    private int keyMoves;
    private long longestMillis;

    Scoreboard(VirtualClock clock, Course course) {
        this.clock = clock;
        this.course = course;
    }

    void joined(String member) {
        members.putIfAbsent(member, new Score());
    }

    void published(Item item) {
        published++;
        open(item.key()).add(item.number());
    }

    void received(String member, Item item) {
        Duration now = clock.elapsed();
        score(member).received(course.phase(now), item.key());
        String before = lastMembers.put(item.key(), member);
        if (before != null && !before.equals(member)) {
            keyMoves++;
        }
    }

    /** The work on a message begins; it is out of order if one before it, of the same key, is not done. */
    void begun(Item item) {
        if (open(item.key()).first() < item.number()) {
            outOfOrder++;
        }
    }

    void done(String member, Item item, long publishedMillis) {
        open(item.key()).remove(item.number());
        score(member).done(clock.elapsed());
        longestMillis = Math.max(longestMillis, clock.millis() - publishedMillis);
    }

    private SortedSet<Integer> open(String key) {
        return open.computeIfAbsent(key, unused -> new TreeSet<>());
    }

    private Score score(String member) {
        return Objects.requireNonNull(members.get(member), "nobody who has joined");
    }

    Map<String, Score> members() {
        return members;
    }

    int published() {
        return published;
    }

    int done() {
        return members.values().stream().mapToInt(Score::doneCount).sum();
    }

    int outOfOrder() {
        return outOfOrder;
    }

    int keyMoves() {
        return keyMoves;
    }

    Seconds longestTime() {
        return new Seconds(longestMillis);
    }
}
