std = "lua54"
max_line_length = 100
files["spec"] = { std = "+busted" }
files["lua/glean/types.lua"] = { ignore = { "21.", "23.", "241" } }
exclude_files = { "build*", "lua_modules" }
