package dev.origindoctor.netty;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asynchronous steps in a row that can be cancelled as one. */
final class Steps {
    private Steps() {}

    /** The second step's outcome; cancelling it cancels whichever step is under way. */
    static <A, B> CompletableFuture<B> then(CompletableFuture<A> first, Function<A, CompletableFuture<B>> next) {
        CompletableFuture<B> whole = new CompletableFuture<>();
        cancelWith(whole, first);
        first.whenComplete((value, cause) -> {
            if (cause != null) {
                whole.completeExceptionally(unwrapped(cause));
            } else if (!whole.isDone()) {
                continueWith(next, value, whole);
            }
        });
        return whole;
    }

    private static <A, B> void continueWith(
            Function<A, CompletableFuture<B>> next, A value, CompletableFuture<B> whole) {
        CompletableFuture<B> second;
        try {
            second = next.apply(value);
        } catch (RuntimeException e) {
            whole.completeExceptionally(e);
            return;
        }
        cancelWith(whole, second);
        second.whenComplete((value2, cause) -> settle(whole, value2, cause));
    }

    private static <B> void settle(CompletableFuture<B> whole, B value, @Nullable Throwable cause) {
        if (cause != null) {
            whole.completeExceptionally(unwrapped(cause));
        } else {
            whole.complete(value);
        }
    }

    private static void cancelWith(CompletableFuture<?> whole, CompletableFuture<?> step) {
        whole.whenComplete((value, cause) -> step.cancel(false));
    }

    private static Throwable unwrapped(Throwable cause) {
        return cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
    }
}
