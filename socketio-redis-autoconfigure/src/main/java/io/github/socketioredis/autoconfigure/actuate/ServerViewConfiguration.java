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

package io.github.socketioredis.autoconfigure.actuate;

import com.corundumstudio.socketio.SocketIOServer;
import io.github.socketioredis.netty.NettyNode;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks at the server, if there is one.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SocketIOServer.class)
@ConditionalOnBean({ NettyNode.class, SocketIOServer.class })
class ServerViewConfiguration {

	@Bean
	NettyServerView socketIOServerView(NettyNode node, SocketIOServer server) {
		return new NettyServerView(node, server);
	}

}
