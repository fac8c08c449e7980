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

package io.github.socketioredis.sample;

import com.corundumstudio.socketio.AckMode;
import io.github.socketioredis.autoconfigure.SocketIOServerCustomizer;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * One chat server: a page, a REST API and a Socket.IO server.
 *
 * @since 0.1.0
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ChatServer {

	/**
	 * Leaves acknowledgements to the handlers: netty-socketio would send an empty one as
	 * soon as a handler returns, before there is an answer of other servers.
	 * @return customizes the server
	 */
	@Bean
	SocketIOServerCustomizer manualAcknowledgements() {
		return (configuration) -> configuration.setAckMode(AckMode.MANUAL);
	}

}
