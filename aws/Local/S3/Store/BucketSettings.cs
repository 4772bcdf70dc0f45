namespace GasOrleans.Aws.Local.S3.Store;

/// <summary>The properties of a bucket that S3 acts on, named and nested as in a CloudFormation template.</summary>
internal sealed record BucketSettings
{
    public CorsSettings CorsConfiguration { get; init; } = new();

    public NotificationSettings NotificationConfiguration { get; init; } = new();

    public LifecycleSettings LifecycleConfiguration { get; init; } = new();
}

internal sealed record CorsSettings
{
    public IReadOnlyList<CorsRule> CorsRules { get; init; } = [];
}

internal sealed record CorsRule
{
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    public IReadOnlyList<string> AllowedMethods { get; init; } = [];

    public IReadOnlyList<string> AllowedHeaders { get; init; } = [];

    public IReadOnlyList<string> ExposedHeaders { get; init; } = [];

    public int MaxAge { get; init; }
}

internal sealed record NotificationSettings
{
    public IReadOnlyList<QueueNotification> QueueConfigurations { get; init; } = [];
}

/// <summary>Events like <c>s3:ObjectCreated:*</c> and the ARN of the queue they go to.</summary>
internal sealed record QueueNotification(string Event, string Queue);

internal sealed record LifecycleSettings
{
    public IReadOnlyList<LifecycleRule> Rules { get; init; } = [];
}

internal sealed record LifecycleRule(string Id, string Status)
{
    public AbandonedUploads? AbortIncompleteMultipartUpload { get; init; }
}

internal sealed record AbandonedUploads(int DaysAfterInitiation);
