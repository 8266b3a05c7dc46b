using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Registers this folder.</summary>
public static class AssignmentServices
{
    /// <summary>Adds <see cref="IInstructionRunner"/>; it needs <see cref="ITaskRouter"/> and, for all but accept and reject, <see cref="ICallInstructions"/> from elsewhere.</summary>
    public static IServiceCollection AddAssignments(this IServiceCollection services)
    {
        services.TryAddSingleton<IInstructionRunner>(provider => new InstructionRunner(provider.GetRequiredService<ITaskRouter>(), provider.GetService<ICallInstructions>()));
        return services;
    }
}
