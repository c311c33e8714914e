package dev.origindoctor.guide

import dev.origindoctor.OriginDoctor
import dev.origindoctor.Question
import dev.origindoctor.Question.ViaEdge
import dev.origindoctor.netty.NettyProbes
import dev.origindoctor.origin.Endpoint
import dev.origindoctor.origin.SslMode
import dev.origindoctor.probe.TargetPolicy
import dev.origindoctor.taxonomy.TcpFault
import dev.origindoctor.zoo.TcpMisbehaviour
import dev.origindoctor.zoo.Zoo
import java.util.concurrent.CompletionException
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

/** Runs the Kotlin of docs/embedding.md. */
class CoroutinesTest {
    private val zoo = Zoo.open()
    private val doctor =
        OriginDoctor.with(NettyProbes.builder().targetPolicy(TargetPolicy.everything()).build())

    @AfterEach
    fun close() {
        doctor.close()
        zoo.close()
    }

    @Test
    fun diagnosisIsAwaited() = runBlocking<Unit> {
        val found = diagnosis(doctor, question(zoo.start(TcpMisbehaviour.CLOSED_PORT)))
        assertThat(found.verdict().fault()).isEqualTo(TcpFault.REFUSED)
    }

    @Test
    fun stagesComeAsAFlowThatEnds() = runBlocking<Unit> {
        val seen = stages(doctor, question(zoo.start(TcpMisbehaviour.CLOSED_PORT))).toList()
        assertThat(seen.first().seenFault()).contains(TcpFault.REFUSED)
    }

    @Test
    fun whoTakesTheFirstStageAloneEndsTheRest() = runBlocking<Unit> {
        val seen = stages(doctor, question(zoo.start(TcpMisbehaviour.CLOSED_PORT))).first()
        assertThat(seen.kind()).isEqualTo("tcp")
    }

    @Test
    fun cancellingTheCoroutineCancelsTheDiagnosis() = runBlocking<Unit> {
        var ended: Throwable? = null
        val silent = question(zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE))
        val waiting = launch(start = CoroutineStart.UNDISPATCHED) {
            try {
                diagnosis(doctor, silent)
            } catch (cancelled: kotlin.coroutines.cancellation.CancellationException) {
                ended = cancelled
                throw cancelled
            }
        }
        waiting.cancelAndJoin()
        assertThat(ended).isNotNull().isNotInstanceOf(CompletionException::class.java)
    }

    private fun question(endpoint: Endpoint): Question =
        Question.about("shop.example")
            .origin(endpoint)
            .port(endpoint.port())
            .sslMode(SslMode.FLEXIBLE)
            .viaEdge(ViaEdge.OFF)
            .samples(1)
            .build()
}
