using System.Text.Json;
using System.Text.Json.Serialization;
using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Api;

/// <summary>Where an annotation is in its life.</summary>
[JsonConverter(typeof(ApiStatusConverter))]
internal enum ApiStatus
{
    /// <summary>Newer than this version of the API.</summary>
    Other,
    Uploading,
    Pending,
    Running,
    Completed,
    Archiving,
    Archived,
    Restoring,
    Thawed,
    Failed,
    Cancelled,
    Deleting,
    Deleted,
}

/// <summary>By their names in lower case.</summary>
internal sealed class ApiStatusConverter() : JsonStringEnumConverter<ApiStatus>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);

internal static class ApiStatuses
{
    public static ApiStatus Of(JobStatus status) => Enum.TryParse<ApiStatus>($"{status}", out var known) ? known : ApiStatus.Other;
}
