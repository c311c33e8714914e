package dev.origindoctor.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when a test says so. */
final class ManualTime implements Time {
    private record Task(long at, Runnable task) {}

    private final List<Task> tasks = new ArrayList<>();
    private long now;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void later(Runnable task, Duration delay) {
        tasks.add(new Task(now + delay.toNanos(), task));
    }

    void pass(Duration duration) {
        now += duration.toNanos();
        List<Task> due = tasks.stream().filter(task -> task.at() <= now).toList();
        tasks.removeAll(due);
        due.forEach(task -> task.task().run());
    }
}
