package dev.origindoctor.panel.web;

import dev.origindoctor.panel.Live;
import dev.origindoctor.panel.Note;
import dev.origindoctor.panel.page.Words;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events to one browser. It keeps a place in the notes instead of a queue of its own: a slow reader costs
 * nothing, and one that comes back goes on where it was.
 */
final class EventStream implements Live.Follower {
    private static final long BEAT = 10;
    private final Channel channel;
    private final Live live;
    private final Words words;
    private final AtomicBoolean due = new AtomicBoolean();
    private int next;
    private boolean ended;
    private @Nullable ScheduledFuture<?> beat;

    EventStream(Channel channel, Answer.Stream what) {
        this.channel = channel;
        this.live = what.live();
        this.words = what.words();
        this.next = what.from();
    }

    /** Begins, on the channel's loop, once the head is written. */
    void begin() {
        beat = channel.eventLoop().scheduleAtFixedRate(this::beat, BEAT, BEAT, TimeUnit.SECONDS);
        channel.closeFuture().addListener(closed -> stop());
        live.follow(this);
        send();
    }

    @Override
    public void news() {
        if (due.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::send);
        }
    }

    /** Sends what the browser takes; the rest when it takes more. */
    void send() {
        due.set(false);
        boolean over = live.over();
        for (Note note : live.notes(next)) {
            if (!channel.isWritable()) {
                return;
            }
            write("id: " + ++next + "\nevent: note\ndata: " + line(note.in(words)) + "\n\n");
        }
        channel.flush();
        if (over && !ended) {
            ended = true;
            write("event: over\ndata: .\n\n");
            channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Keeps proxies awake, and ends who has not taken anything for a whole beat. */
    private void beat() {
        if (!channel.isWritable()) {
            channel.close();
        } else {
            write(":\n\n");
            channel.flush();
        }
    }

    private void stop() {
        live.leave(this);
        if (beat != null) {
            beat.cancel(false);
        }
    }

    private void write(String event) {
        channel.write(new DefaultHttpContent(ByteBufUtil.writeUtf8(channel.alloc(), event)));
    }

    /** A line break would begin a field of its own. */
    private static String line(String text) {
        return text.replaceAll("[\\r\\n]+", " ");
    }
}
