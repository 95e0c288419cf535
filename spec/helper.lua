--- Runs before the specs.  GLEAN_GC=1 makes the collector as eager as it can
-- be, so that an object used after its collection shows.

if os.getenv "GLEAN_GC" then
  collectgarbage("incremental", 50, 1000)
end
