using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.Accounts.Accounts;
using WorkDistribution.Storage.Sqlite;
using WorkDistribution.Storage.Sqlite.Statistics;
using WorkDistribution.Storage.Sqlite.TaskRouting;
using WorkDistribution.TaskRouting.Events;
using WorkDistribution.TaskRouting.SharedPools;
using WorkDistribution.TaskRouting.Statistics.Book;
using WorkDistribution.TaskRouting.Workspaces;
using WorkDistribution.Voice.Applications;
using WorkDistribution.Voice.CallQueues;
using WorkDistribution.Voice.Calls;
using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Messages;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Numbers;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Registrations;
using WorkDistribution.Voice.SipDomains;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Storage;

/// <summary>Registers the stores.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>Keeps everything in one SQLite file. The file is opened when the first store is asked for; a <see cref="StorageException"/> then says
    /// what is wrong with the folder. Disposing the container waits for the saves in hand.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, Action<StorageOptions> configure)
    {
        services.AddOptions<StorageOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton(static provider => SqliteDatabase.Open(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("WorkDistribution.Storage")));
        services.TryAddSingleton<IAccountStore, SqliteAccountStore>();
        services.TryAddSingleton<ICallStore, SqliteCallStore>();
        services.TryAddSingleton<ICallQueueStore, SqliteCallQueueStore>();
        services.TryAddSingleton<IPhoneNumberStore, SqlitePhoneNumberStore>();
        services.TryAddSingleton<IApplicationStore, SqliteApplicationStore>();
        services.TryAddSingleton<IRecordingStore, SqliteRecordingStore>();
        services.TryAddSingleton<ITranscriptionStore, SqliteTranscriptionStore>();
        services.TryAddSingleton<IConferenceStore, SqliteConferenceStore>();
        services.TryAddSingleton<IMessageStore, SqliteMessageStore>();
        services.TryAddSingleton<INotificationStore, SqliteNotificationStore>();
        services.TryAddSingleton<ISipDomainStore, SqliteSipDomainStore>();
        services.TryAddSingleton<IRegistrationStore, SqliteRegistrationStore>();
        services.TryAddSingleton(static provider => RoutingDatabase.Open(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IWorkspaceStore, SqliteWorkspaceStore>();
        services.TryAddSingleton<IPoolGrantStore, SqlitePoolGrantStore>();
        services.TryAddSingleton<IEventStore, SqliteEventStore>();
        services.TryAddSingleton<IEventOutbox, SqliteEventOutbox>();
        services.TryAddSingleton(static provider => StatisticsDatabase.Open(provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IStatisticsStore, SqliteStatisticsStore>();
        return services;
    }
}
