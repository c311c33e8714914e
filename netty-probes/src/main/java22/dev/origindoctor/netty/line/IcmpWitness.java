package dev.origindoctor.netty.line;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ICMP message behind a failed connect from the socket's error queue, with {@code recvmsg} through the
 * foreign-function interface of Java 22. Works for ordinary users on 64-bit Linux.
 */
final class IcmpWitness {
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_ERRQUEUE = 0x2000;
    private static final int EBADF = 9;
    private static final int CONTROL_BYTES = 512;

    /** {@code struct msghdr} of 64-bit Linux. */
    private static final StructLayout MESSAGE = MemoryLayout.structLayout(
            ADDRESS.withName("name"),
            JAVA_INT.withName("namelen"),
            MemoryLayout.paddingLayout(4),
            ADDRESS.withName("iov"),
            JAVA_LONG.withName("iovlen"),
            ADDRESS.withName("control"),
            JAVA_LONG.withName("controllen"),
            JAVA_INT.withName("flags"),
            MemoryLayout.paddingLayout(4));

    private static final VarHandle CONTROL = field("control");
    private static final VarHandle CONTROL_LENGTH = field("controllen");
    private static final StructLayout ERRNO_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = ERRNO_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final Optional<IcmpWitness> WITNESS = probed();

    private final MethodHandle recvmsg;
    private final ThreadLocal<Buffers> buffers = ThreadLocal.withInitial(Buffers::new);

    private IcmpWitness(MethodHandle recvmsg) {
        this.recvmsg = recvmsg;
    }

    /** Whether this Java on this machine can read error queues. */
    static boolean available() {
        return WITNESS.isPresent();
    }

    /** The message on the socket's error queue, taken off it; empty where there is none. */
    static Optional<ErrorQueueEntry> read(int descriptor) {
        return WITNESS.flatMap(witness -> witness.take(descriptor));
    }

    private static VarHandle field(String name) {
        return MESSAGE.varHandle(MemoryLayout.PathElement.groupElement(name));
    }

    /** Support is found out by calling: a descriptor that cannot be must be answered with {@code EBADF}. */
    private static Optional<IcmpWitness> probed() {
        Logger log = LoggerFactory.getLogger(IcmpWitness.class);
        if (!System.getProperty("os.name").equals("Linux") || ADDRESS.byteSize() != 8) {
            return Optional.empty();
        }
        try {
            IcmpWitness witness = new IcmpWitness(recvmsg());
            return witness.call(-1) == -EBADF ? Optional.of(witness) : Optional.empty();
        } catch (IllegalCallerException | UnsupportedOperationException | IllegalStateException e) {
            log.info("ICMP messages behind failed connections stay unread: {}", e.toString());
            return Optional.empty();
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle recvmsg() {
        Linker linker = Linker.nativeLinker();
        MemorySegment function = linker.defaultLookup()
                .find("recvmsg")
                .orElseThrow(() -> new UnsupportedOperationException("no recvmsg"));
        FunctionDescriptor signature = FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
        return linker.downcallHandle(function, signature, Linker.Option.captureCallState("errno"));
    }

    private Optional<ErrorQueueEntry> take(int descriptor) {
        Buffers mine = buffers.get();
        if (call(descriptor) < 0) {
            return Optional.empty();
        }
        long length = (long) CONTROL_LENGTH.get(mine.message, 0L);
        return ErrorQueueEntry.read(
                mine.control.asSlice(0, length).asByteBuffer().order(ByteOrder.nativeOrder()));
    }

    /** What {@code recvmsg} returns, or the negative error number. */
    private long call(int descriptor) {
        Buffers mine = buffers.get();
        mine.prepare();
        try {
            long result = (long) recvmsg.invokeExact(mine.errno, descriptor, mine.message, MSG_ERRQUEUE | MSG_DONTWAIT);
            return result < 0 ? -(int) ERRNO.get(mine.errno, 0L) : result;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("recvmsg", e);
        }
    }

    /** A thread's own memory for the call; event loops read one socket at a time. */
    private static final class Buffers {
        private final Arena arena = Arena.ofAuto();
        private final MemorySegment message = arena.allocate(MESSAGE);
        private final MemorySegment control = arena.allocate(CONTROL_BYTES, 8);
        private final MemorySegment errno = arena.allocate(ERRNO_STATE);

        void prepare() {
            message.fill((byte) 0);
            CONTROL.set(message, 0L, control);
            CONTROL_LENGTH.set(message, 0L, (long) CONTROL_BYTES);
        }
    }
}
