using Orleans.Persistence.DynamoDB;
using Orleans.Storage;

namespace Orleans.Configuration;

/// <summary>Settings of grain state on DynamoDB.</summary>
public class DynamoDBStorageOptions : DynamoDBClientOptions, IStorageProviderSerializerOptions
{
    /// <summary>The stage of the silo's life at which the table is made ready, unless <see cref="InitStage"/> says another.</summary>
    public const int DEFAULT_INIT_STAGE = ServiceLifecycleStage.ApplicationServices;

    /// <summary>The first part of every key. Empty: the cluster's <see cref="ClusterOptions.ServiceId"/>.</summary>
    public string ServiceId { get; set; } = "";

    /// <inheritdoc/>
    public override string TableName { get; set; } = "OrleansGrainState";

    /// <summary>Whether clearing a grain's state deletes its item; else the item stays, empty, with its ETag.</summary>
    public bool DeleteStateOnClear { get; set; }

    /// <summary>The stage of the silo's life at which the table is made ready.</summary>
    public int InitStage { get; set; } = DEFAULT_INIT_STAGE;

    /// <summary>How long a state lives after its last write; null: for ever.</summary>
    public TimeSpan? TimeToLive { get; set; }

    /// <summary>How state becomes bytes; Orleans' default is JSON.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
