package dev.origindoctor.flink;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/** Fails its task at the first thing that comes after a checkpoint, once for each {@link #arm}. */
final class FailOnce<T> implements MapFunction<T, T>, CheckpointListener {
    private static final long serialVersionUID = 1;
    private static final AtomicBoolean ARMED = new AtomicBoolean();
    private static volatile CountDownLatch checkpoint = new CountDownLatch(1);

    /** To be called before each job. */
    static void arm() {
        checkpoint = new CountDownLatch(1);
        ARMED.set(true);
    }

    /** Opens with the first checkpoint. */
    static CountDownLatch checkpoint() {
        return checkpoint;
    }

    static boolean hasFailed() {
        return !ARMED.get();
    }

    @Override
    public T map(T thing) {
        if (checkpoint.getCount() == 0 && ARMED.compareAndSet(true, false)) {
            throw new IllegalStateException("a task fails, as planned");
        }
        return thing;
    }

    @Override
    public void notifyCheckpointComplete(long id) {
        checkpoint.countDown();
    }
}
