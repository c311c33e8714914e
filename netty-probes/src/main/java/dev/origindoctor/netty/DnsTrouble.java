package dev.origindoctor.netty;

import dev.origindoctor.taxonomy.DnsFault;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.DecoderException;
import java.util.List;

/** The one place where exceptions of name resolution are looked at. */
final class DnsTrouble {
    private DnsTrouble() {}

    /** A response that cannot be read is an answer of a kind; everything else left the question unanswered. */
    static DnsAnswer answer(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof CorruptedFrameException || at instanceof DecoderException) {
                return DnsAnswer.of(List.of(), DnsFault.FAILED, "malformed");
            }
        }
        return DnsAnswer.of(List.of(), DnsFault.UNREACHABLE, null);
    }
}
