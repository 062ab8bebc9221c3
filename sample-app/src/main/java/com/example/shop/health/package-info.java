/** Whether the shop can serve: its database answers. */
@NullMarked
package com.example.shop.health;

import org.jspecify.annotations.NullMarked;
