rockspec_format = "3.0"
package = "glean"
version = "scm-1"
source = { url = "git+https://example.org/glean.git" }
description = {
  summary = "Text analytics for Lua: sentences, names, rules, exact offsets",
  detailed = [[
    A C core does Unicode, sentence splitting and entity matching; a Lua layer
    lets users script extraction pipelines with rules of their own.
  ]],
  license = "MIT",
}
dependencies = { "lua ~> 5.4" }
external_dependencies = {
  UTF8PROC = { header = "utf8proc.h" },
  PCRE2 = { header = "pcre2.h" },
}
build = {
  type = "cmake",
  variables = {
    CMAKE_C_FLAGS = "$(CFLAGS)",
    GLEAN_TESTS = "OFF",
    LUA_INCDIR = "$(LUA_INCDIR)",
    LIBDIR = "$(LIBDIR)",
    LUADIR = "$(LUADIR)",
  },
  install = { bin = { glean = "bin/glean" } },
}
test = { type = "command", command = "spec/run" }
