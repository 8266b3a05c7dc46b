using WorkDistribution.TaskRouting.Expressions;
using static WorkDistribution.TaskRouting.Tests.Expressions.Facts;

namespace WorkDistribution.TaskRouting.Tests.Expressions;

/// <summary>What the wire API's documentation and applications in use write.</summary>
public sealed class DocumentedExpressionTests
{
    [TestCase("1 == 1", ExpectedResult = true)]
    [TestCase("1==0", ExpectedResult = false)]
    [TestCase("0 != 1", ExpectedResult = true)]
    [TestCase("\"apple\" != \"orange\"", ExpectedResult = true)]
    [TestCase("key > 1", ExpectedResult = true)]
    [TestCase("object.param != \"apple\"", ExpectedResult = true)]
    [TestCase("language IN [\"en\", \"es\"]", ExpectedResult = true)]
    [TestCase("language NOT IN [\"en\", \"es\"]", ExpectedResult = false)]
    [TestCase("(condition_a == true) OR (condition_b == true)", ExpectedResult = true)]
    [TestCase("(language == \"en\" OR language == \"fr\") AND skill_rating >= 5.1", ExpectedResult = true)]
    [TestCase("customer_value == 'Gold' AND type == 'ticket'", ExpectedResult = true)]
    [TestCase("type==\"Support\"", ExpectedResult = false)]
    [TestCase("type == 'ticket' AND customer_value IN ['Silver', 'Bronze']", ExpectedResult = false)]
    [TestCase("language CONTAINS \"e\"", ExpectedResult = true)]
    [TestCase("task.type == 'ticket'", ExpectedResult = true)]
    [TestCase("flexOutboundDialerTargetWorker != null", ExpectedResult = false)]
    [TestCase("isContactlessTask==true OR type=='ticket'", ExpectedResult = true)]
    [TestCase("KnownAgentRoutingFlag == \"true\"", ExpectedResult = false)]
    public bool Of_a_task(string expression) => OfTask(
        expression,
        """{"key": 2, "object": {"param": "pear"}, "language": "en", "condition_b": true, "skill_rating": 5.1, "customer_value": "Gold", "type": "ticket", "KnownAgentRoutingFlag": true}""");

    [TestCase("string_const == 'foo'", ExpectedResult = true)]
    [TestCase("object.array HAS 'b'", ExpectedResult = true)]
    [TestCase("object.array[0] == \"a\"", ExpectedResult = true)]
    [TestCase("object.array[2] == 'c'", ExpectedResult = true)]
    [TestCase("object.array[3] == 'c'", ExpectedResult = false)]
    [TestCase("object.array[3] == null", ExpectedResult = true)]
    [TestCase("object.attr == 'bar'", ExpectedResult = true)]
    public bool Nested_attributes_and_places_in_lists(string expression) => OfTask(expression, """{"string_const": "foo", "object": {"array": ["a", "b", "c"], "attr": "bar"}}""");

    [TestCase("(skills HAS 'support') AND (languages HAS 'english')", ExpectedResult = true)]
    [TestCase("worker.skills HAS \"support\"", ExpectedResult = true)]
    [TestCase("routing.levels.payments >= 4", ExpectedResult = true)]
    [TestCase("sid == 'WK00000000000000000000000000000001'", ExpectedResult = true)]
    [TestCase("activity_name in ['Generally Available', 'Available']", ExpectedResult = true)]
    public bool Of_a_worker(string expression) => OfWorker(expression, """{"skills": ["support", "sales"], "languages": ["english"], "routing": {"levels": {"payments": 4}}}""");

    [TestCase("worker.activity_name in ['Generally Available', 'High Value Tasks']", ExpectedResult = false)]
    [TestCase("worker.activity_sid == 'WA00000000000000000000000000000001'", ExpectedResult = true)]
    [TestCase("worker.friendly_name == 'Alice'", ExpectedResult = true)]
    [TestCase("worker.sid IN task.preferred_agents", ExpectedResult = true)]
    [TestCase("worker.sid NOT IN task.preferred_agents", ExpectedResult = false)]
    [TestCase("worker.sid NOT IN task.workerSidsInConversation", ExpectedResult = true)]
    [TestCase("task.requested_agent==worker.agent_id", ExpectedResult = true)]
    [TestCase("task.required_language IN worker.spoken_languages", ExpectedResult = true)]
    [TestCase("worker.contact_uri != task.ignoreWorkerContactUri", ExpectedResult = true)]
    [TestCase("worker.english > task.minimum", ExpectedResult = true)]
    [TestCase("worker.channel.voice.available_capacity_percentage == 100", ExpectedResult = false)]
    [TestCase("worker.channel.voice.available_capacity_percentage == 75 AND worker.channel.voice.configured_capacity == 4 AND worker.channel.voice.available", ExpectedResult = true)]
    [TestCase("worker.channel.chat.assigned_tasks == 0", ExpectedResult = false, Description = "a channel the workspace does not have")]
    [TestCase("(worker.waitingOfflineContact != true AND ((task.channelType == 'voice' AND worker.channel.voice.assigned_tasks == 1) OR (task.channelType != 'voice' AND worker.channel.voice.assigned_tasks == 0)) AND ((task.transferTargetType == 'worker' AND task.targetSid == worker.sid) OR (task.transferTargetType != 'worker' AND worker.sid != task.ignoreAgent))) OR (worker.waitingOfflineContact == true AND task.targetSid == worker.sid AND task.isContactlessTask == true)", ExpectedResult = true)]
    public bool Of_a_task_and_a_worker(string expression) => Parse(expression).Evaluate(Context(
        """{"preferred_agents": ["WK00000000000000000000000000000001"], "requested_agent": 7, "required_language": "en", "minimum": 5, "channelType": "voice"}""",
        """{"agent_id": 7, "spoken_languages": ["fr", "en"], "contact_uri": "client:alice", "english": 6}"""));

    [TestCase("workers.available == 0", 0, 3, ExpectedResult = true)]
    [TestCase("workers.available == 0", 1, 3, ExpectedResult = false)]
    [TestCase("workers.unavailable > 2 AND workers.WA00000000000000000000000000000001 == 1", 1, 3, ExpectedResult = true)]
    [TestCase("1 == 1", 1, 3, ExpectedResult = true)]
    public bool To_skip_a_target(string expression, int available, int unavailable) => Parse(expression, ExpressionScope.SkipIf).Evaluate(Context(workers: new(available, unavailable)));

    [TestCase("taskrouter.currentTime > 0800 AND taskrouter.currentTime <= 1830", ExpectedResult = true)]
    [TestCase("taskrouter.currentHour > 8 AND taskrouter.currentHour < 18", ExpectedResult = false)]
    [TestCase("taskrouter.currentMin > 10 AND taskrouter.currentMin < 50", ExpectedResult = true)]
    [TestCase("taskrouter.dayOfWeek = 'Sat'", ExpectedResult = false)]
    [TestCase("(taskrouter.dayOfWeek IN ['Mon', 'Tue', 'Thu']\n AND taskrouter.currentTime > 800)", ExpectedResult = true)]
    public bool Of_the_time_of_day(string expression) => OfTask(expression, "{}");

    [TestCase("English > 10", ExpectedResult = true)]
    [TestCase("English > 10 AND retentionSkill > 15 AND location == 'California'", ExpectedResult = true)]
    [TestCase("English > 11", ExpectedResult = false)]
    public bool Graded_skills(string expression) => OfWorker(expression, """{"English": 11, "retentionSkill": 15.5, "location": "California"}""");
}
