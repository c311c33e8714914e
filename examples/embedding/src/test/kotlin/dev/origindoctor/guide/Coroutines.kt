package dev.origindoctor.guide

import dev.origindoctor.OriginDoctor
import dev.origindoctor.Question
import dev.origindoctor.diagnosis.Diagnosis
import dev.origindoctor.observation.Observation
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.awaitClose
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.callbackFlow
import kotlinx.coroutines.future.await

// snippet:kotlin
/** Cancelling the coroutine cancels the diagnosis, and with it every probe that is under way. */
suspend fun diagnosis(doctor: OriginDoctor, question: Question): Diagnosis =
    doctor.diagnose(question).await()

/** The stages as they come. The listener must not block a probe's event loop, so what is seen waits in the channel. */
fun stages(doctor: OriginDoctor, question: Question): Flow<Observation> = callbackFlow {
    val diagnosis = doctor.diagnose(question) { seen -> trySend(seen) }
    diagnosis.whenComplete { _, misuse -> close(misuse) }
    awaitClose { diagnosis.cancel(true) }
}.buffer(Channel.UNLIMITED)
// end:kotlin
