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

import java.util.concurrent.CompletableFuture;

import io.github.socketioredis.PublishException;
import io.github.socketioredis.sample.chat.ChatRules;
import io.github.socketioredis.sample.chat.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes announcements over HTTP. Thread-safe.
 *
 * @since 0.1.0
 */
@RestController
public class AnnouncementController {

	private static final int LONGEST_TEXT = 500;

	private final Notices notices;

	AnnouncementController(Notices notices) {
		this.notices = notices;
	}

	@PostMapping("/api/announcements")
	@ResponseStatus(HttpStatus.ACCEPTED)
	CompletableFuture<Receipt> announce(@RequestBody Announcement announcement) {
		String text = ChatRules.text(announcement.text(), LONGEST_TEXT);
		String room = roomOf(announcement);
		return this.notices.send("announcement", text, room).thenApply(Receipt::new);
	}

	private static @Nullable String roomOf(Announcement announcement) {
		String room = announcement.room();
		return (room != null) ? ChatRules.roomName(room) : null;
	}

	@ExceptionHandler
	ProblemDetail refused(Refusal ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail notPublished(PublishException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"Redis can't be reached: the announcement was not sent");
	}

	/**
	 * The answer to an announcement.
	 *
	 * @param servers how many servers Redis reached
	 */
	record Receipt(long servers) {

	}

}
