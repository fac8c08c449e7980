/*
 * Copyright 2026 the original authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.socketioredis.sample.notices;

import io.github.socketioredis.sample.chat.Members;
import io.github.socketioredis.sample.chat.MessageCount;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reports on a schedule how much was written on this server. Says nothing when nothing
 * was. Thread-safe.
 *
 * @since 0.1.0
 */
@Component
public class ServerReport {

	private final Notices notices;

	private final Members members;

	private final MessageCount count;

	ServerReport(Notices notices, Members members, MessageCount count) {
		this.notices = notices;
		this.members = members;
		this.count = count;
	}

	@Scheduled(initialDelayString = "${sample.report-interval}", fixedDelayString = "${sample.report-interval}")
	void report() {
		int messages = this.count.takeCount();
		if (messages > 0) {
			String noun = (messages == 1) ? "message" : "messages";
			this.members.everyone()
				.thenApply((everyone) -> "%d %s from here lately, %d members on all servers".formatted(messages, noun,
						everyone.count()))
				.thenCompose((text) -> this.notices.send("report", text, null));
		}
	}

}
