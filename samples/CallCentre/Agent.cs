namespace WorkDistribution.Samples.CallCentre;

/// <summary>An agent: the softphone's user name, and what the agent can do, graded from 1 to 10.</summary>
internal sealed record Agent(string Name, int Sales, int Support);
