-- What the gateway counts: who may ask VirusTotal now, and what everybody has spent (README.md, "How it counts").
--
-- One node decides exactly: the spends of the running minute are in this file's memory, which HAProxy lets only
-- one request touch at a time. Every spend is also in stick tables that the nodes copy to each other, under the
-- name of the node that made it, so that no node ever writes over another's count; that is what a node goes on
-- with when the other one, or it itself, has died.

local env = function(name, otherwise)
  local value = os.getenv(name)
  if value == nil or value == '' then return otherwise end
  return value
end
local number = function(name, otherwise) return tonumber(env(name, '')) or otherwise end

local NODE = env('ASSAY_NODE', 'a')
local NODES = {}
for name in env('ASSAY_NODES', NODE):gmatch('[%w_-]+') do NODES[#NODES + 1] = name end

-- Any so many seconds hold at most `minute` requests; other than 60 only in tests.
local WINDOW = number('ASSAY_WINDOW_SECONDS', 60)
-- Clocks do not run alike; the same margin as Assay's own.
local MARGIN = 0.1
-- A request without a reply may still arrive until then.
local REQUEST_AT_MOST = 45
-- A node that starts and is told nothing by the others lets nothing out for so long.
local COLD_START = number('ASSAY_COLD_START_SECONDS', WINDOW + 1)
-- What the lower lanes leave, and the most that one person gets of what is left to each kind of lane.
local RESERVE = number('ASSAY_RESERVE', 0.2)
local LIST_SHARE = number('ASSAY_LIST_SHARE', 0.25)
local CLICK_SHARE = number('ASSAY_CLICK_SHARE', 0.5)
-- So often VirusTotal is asked, for free, what the account has spent and may.
local ASK_EVERY = number('ASSAY_ASK_SECONDS', 60)
-- Shares of a tenth of 500 are 50, also where 1 - 0.9 is a little less than a tenth.
local ROUNDING = 1e-6

local LOWER = { page = true, list = true, watch = true }

-- Until the account tells otherwise: a public key's. What the operator sets is never exceeded.
local AT_MOST = { minute = number('ASSAY_MINUTE'), day = number('ASSAY_DAY'), month = number('ASSAY_MONTH') }
local PUBLIC = { minute = 4, day = 500, month = 15500 }
local told = nil

local function limit(window)
  local allowed = told and told[window .. 'Allowed'] or PUBLIC[window]
  return math.min(allowed, AT_MOST[window] or allowed)
end

local function clock()
  local now = core.now()
  return now.sec + now.usec / 1e6
end
local function dateOf(time) return os.date('!%Y-%m-%d', math.floor(time)) end

local started = nil
local ready = false
local synced = nil

-- The spends of the minute made by this process: `open` without a reply yet, then `leaving`, both in the order
-- in which their places become free.
local open, leaving = { head = 1, tail = 0 }, { head = 1, tail = 0 }
local occupied, occupiedBy = 0, {}
-- When those who were refused were told to come again.
local promised = { head = 1, tail = 0 }
local admitted = 0

local function push(queue, item)
  queue.tail = queue.tail + 1
  queue[queue.tail] = item
end
local function first(queue) return queue[queue.head] end
local function shift(queue)
  queue[queue.head] = nil
  queue.head = queue.head + 1
end
local function length(queue) return queue.tail - queue.head + 1 end

local function occupy(member, by)
  occupied = occupied + by
  local count = (occupiedBy[member] or 0) + by
  occupiedBy[member] = count > 0 and count or nil
end

local function prune(now)
  while first(leaving) and first(leaving).free <= now do
    occupy(first(leaving).member, -1)
    shift(leaving)
  end
  while first(open) and (first(open).settled or first(open).free <= now) do
    local spend = first(open)
    if not spend.settled then
      occupy(spend.member, -1)
      spend.lost = true
    end
    shift(open)
  end
  while first(promised) and first(promised) <= now do shift(promised) end
end

-- The last second of that day in which a node spent anything.
local function latestOf(txn, name, time) return txn.c:table_gpt(name .. '/' .. dateOf(time), 1, 'days') end

-- Spends of the minute that are not in this process's memory: other nodes', and our own of before it started.
local function elsewhere(txn, now)
  local sum = 0
  local from, to = math.floor(now) - WINDOW - 1, math.floor(now) + 1
  for _, name in ipairs(NODES) do
    local last = name == NODE and math.min(to, math.floor(started)) or to
    -- A node that has spent nothing lately costs two looks instead of sixty.
    local latest = math.max(latestOf(txn, name, now), latestOf(txn, name, now - WINDOW - 1))
    for second = math.max(from, 0), math.min(last, latest) do
      sum = sum + txn.c:table_gpc0(name .. '/' .. second, 'seconds')
    end
  end
  return sum
end

-- A node's count of a day, and of its month up to then. `gpt0` is what the month had before the day.
local function spentBy(txn, name, now)
  local date = dateOf(now)
  local today = txn.c:table_gpc0(name .. '/' .. date, 'days')
  if today > 0 then return today, txn.c:table_gpt0(name .. '/' .. date, 'days') + today end
  for day = tonumber(date:sub(9)) - 1, 1, -1 do
    local key = string.format('%s/%s-%02d', name, date:sub(1, 7), day)
    local count = txn.c:table_gpc0(key, 'days')
    if count > 0 then return 0, txn.c:table_gpt0(key, 'days') + count end
  end
  return 0, 0
end

-- What the team has spent today and this month: our own count, or VirusTotal's where that is higher.
local function spent(txn, now)
  local day, month, own = 0, 0, 0
  for _, name in ipairs(NODES) do
    local today, sofar = spentBy(txn, name, now)
    day, month = day + today, month + sofar
    if name == NODE then own = sofar - today end
  end
  if told and told.month == dateOf(now):sub(1, 7) then
    local since = admitted - told.admitted
    if told.date == dateOf(now) then day = math.max(day, told.dayUsed + since) end
    month = math.max(month, told.monthUsed + since)
  end
  return day, month, own
end

local function spentOf(txn, member, now)
  local sum = 0
  for _, name in ipairs(NODES) do
    sum = sum + txn.c:table_gpc0(name .. '/' .. dateOf(now) .. '/' .. member, 'members')
  end
  return sum
end

local function part(allowed, share) return math.floor(allowed * share + ROUNDING) end

local function untilTomorrow(now) return 86400 - now % 86400 end
local function untilNextMonth(now)
  local date = os.date('!*t', math.floor(now))
  local days = 0
  while os.date('!%m', math.floor(now) + days * 86400) == string.format('%02d', date.month) do days = days + 1 end
  return untilTomorrow(now) + (days - 1) * 86400
end

-- When a place of the minute becomes free that has been promised to nobody yet.
local function nextPlace(now)
  local place = leaving[leaving.head + length(promised)]
  local at = place and place.free or now + WINDOW
  push(promised, math.max(at, promised[promised.tail] or 0))
  return at - now
end

-- Why this request may not leave: window, on whose account, and seconds until it is worth asking again.
local function refusal(txn, now, member, lower)
  local day, month = spent(txn, now)
  local left = lower and 1 - RESERVE or 1
  local mine = lower and left * LIST_SHARE or CLICK_SHARE
  local owner = lower and 'lane' or 'team'
  if month >= part(limit('month'), left) then return 'month', owner, untilNextMonth(now) end
  if day >= part(limit('day'), left) then return 'day', owner, untilTomorrow(now) end
  if spentOf(txn, member, now) >= math.max(1, part(limit('day'), mine)) then
    return 'day', 'own', untilTomorrow(now)
  end
  local minute = occupied + elsewhere(txn, now)
  if minute >= math.max(1, part(limit('minute'), left)) or minute >= limit('minute') then
    return 'minute', owner, nextPlace(now)
  end
  if (occupiedBy[member] or 0) >= math.max(1, part(limit('minute'), mine)) then return 'minute', 'own', nextPlace(now) end
  return nil
end

-- A process that starts knows nothing. It may decide once the others have taught it what they know, its own
-- earlier sign of life among it, or once everything that it may have forgotten of the minute is over.
local function isReady(txn, now)
  started = started or now
  if ready then return true end
  if synced == nil then
    local known = true
    for _, name in ipairs({ 'seconds', 'days', 'members' }) do
      known = known and txn.c:table_gpt0('beat/' .. NODE, name) > 0
    end
    if known then synced = now + 1 end
  end
  ready = (synced ~= nil and synced <= now) or now - started >= COLD_START
  return ready
end

-- For a health check: whether this node may decide.
core.register_action('beat', { 'http-req' }, function(txn)
  txn:set_var('txn.ready', isReady(txn, clock()))
end)

local spends = setmetatable({}, { __mode = 'v' })

-- Decides about one request and, if it may leave, says under which names its spend is to be written down.
core.register_action('admit', { 'http-req' }, function(txn)
  local now = clock()
  if not isReady(txn, now) then
    txn:set_var('txn.verdict', 'not-ready')
    txn:set_var('txn.window', 'minute')
    txn:set_var('txn.owner', 'team')
    txn:set_var('txn.wait', math.max(1, math.ceil(started + COLD_START - now)))
    return
  end
  prune(now)
  local member = txn:get_var('txn.member') or '-'
  local lower = LOWER[txn:get_var('txn.lane')] or false
  local window, owner, wait = refusal(txn, now, member, lower)
  if window then
    txn:set_var('txn.verdict', 'refused')
    txn:set_var('txn.window', window)
    txn:set_var('txn.owner', owner)
    txn:set_var('txn.wait', math.max(1, math.ceil(wait)))
    return
  end
  admitted = admitted + 1
  local spend = { free = now + REQUEST_AT_MOST + WINDOW + MARGIN, member = member }
  push(open, spend)
  occupy(member, 1)
  spends[admitted] = spend
  local _, _, monthBefore = spent(txn, now)
  txn:set_var('txn.spend', admitted)
  txn:set_var('txn.verdict', 'go')
  txn:set_var('txn.second_number', math.floor(now))
  txn:set_var('txn.second', NODE .. '/' .. math.floor(now))
  txn:set_var('txn.day', NODE .. '/' .. dateOf(now))
  txn:set_var('txn.member_day', NODE .. '/' .. dateOf(now) .. '/' .. member)
  txn:set_var('txn.month_before', monthBefore)
end)

-- The reply has come: VirusTotal counts arrivals, so the place is free a minute after this.
core.register_action('settle', { 'http-res' }, function(txn)
  local spend = spends[txn:get_var('txn.spend') or 0]
  if not spend or spend.settled then return end
  local now = clock()
  -- An upload may take longer than other requests: its place was given back, and is taken again.
  if spend.lost then occupy(spend.member, 1) end
  spend.settled = true
  push(leaving, { free = now + WINDOW + MARGIN, member = spend.member })
end)

local summed = { at = 0, day = 0, month = 0 }
local function summary(txn, now)
  -- Never yesterday's: the reply has today's date.
  if now - summed.at > 0.1 or dateOf(now) ~= dateOf(summed.at) then
    local day, month = spent(txn, now)
    summed = { at = now, day = day, month = month }
  end
  return summed
end

-- Tells a browser, with each answer, what the team and its owner have spent.
core.register_action('tell', { 'http-res' }, function(txn)
  local now = clock()
  started = started or now
  local sum = summary(txn, now)
  local own = spentOf(txn, txn:get_var('txn.member') or '-', now)
  txn.http:res_set_header(
    'assay-budget',
    string.format(
      'day=%d/%d, month=%d/%d, own=%d/%d',
      sum.day, limit('day'), sum.month, limit('month'), own, part(limit('day'), CLICK_SHARE)
    )
  )
end)

-- overall_quotas, answered with the team's numbers in VirusTotal's form.
core.register_service('quotas', 'http', function(applet)
  local now = clock()
  started = started or now
  prune(now)
  local day, month = spent(applet, now)
  local own = spentOf(applet, applet:get_var('txn.member') or '-', now)
  local quota = function(used, allowed) return string.format('{"user":{"used":%d,"allowed":%d}}', used, allowed) end
  local body = string.format(
    '{"data":{"api_requests_hourly":%s,"api_requests_daily":%s,"api_requests_monthly":%s},"assay":{"own_daily":%s}}',
    quota(occupied, limit('minute') * 60), quota(day, limit('day')), quota(month, limit('month')),
    quota(own, part(limit('day'), CLICK_SHARE))
  )
  applet:set_status(200)
  applet:add_header('content-type', 'application/json')
  applet:add_header('content-length', tostring(#body))
  applet:add_header('assay-cost', '0')
  applet:add_header('date', applet.c:http_date(math.floor(now)))
  applet:start_response()
  applet:send(body)
end)

local function quotaIn(body, name)
  local block = body:match('"' .. name .. '"%s*:%s*(%b{})') or ''
  -- A key in a group drains the group's.
  local levels = block:match('"group"%s*:%s*(%b{})') or block:match('"user"%s*:%s*(%b{})') or ''
  return tonumber(levels:match('"allowed"%s*:%s*(%d+)')), tonumber(levels:match('"used"%s*:%s*(%d+)')) or 0
end

-- Learns what the account may spend and has spent, other programs with the same key included.
core.register_task(function()
  while true do
    local before, now = admitted, clock()
    local address = string.format('http://%s:8083/quotas', env('ASSAY_HERE', '127.0.0.1'))
    local reply = core.httpclient():get({ url = address, timeout = 10000 })
    local body = reply and reply.status == 200 and reply.body or ''
    local hourly = quotaIn(body, 'api_requests_hourly')
    local dayAllowed, dayUsed = quotaIn(body, 'api_requests_daily')
    local monthAllowed, monthUsed = quotaIn(body, 'api_requests_monthly')
    if dayAllowed then
      told = {
        date = dateOf(now), month = dateOf(now):sub(1, 7), admitted = before,
        minuteAllowed = hourly and math.floor(hourly / 60) or PUBLIC.minute,
        dayAllowed = dayAllowed, dayUsed = dayUsed,
        monthAllowed = monthAllowed or PUBLIC.month, monthUsed = monthUsed,
      }
      core.sleep(ASK_EVERY)
    else
      core.sleep(5)
    end
  end
end)
