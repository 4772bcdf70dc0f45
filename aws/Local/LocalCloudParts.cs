namespace GasOrleans.Aws.Local;

/// <summary>What a local cloud starts.</summary>
[Flags]
public enum LocalCloudParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>DynamoDB, SQS and SNS.</summary>
    Emulators = 1,

    /// <summary>S3.</summary>
    S3 = 2,

    /// <summary>The identity provider in place of Globus.</summary>
    SignIn = 4,

    /// <summary>Mail delivery and the mailbox page.</summary>
    Mail = 8,

    /// <summary>Glacier's vaults.</summary>
    Glacier = 16,

    /// <summary>Everything.</summary>
    All = Emulators | S3 | SignIn | Mail | Glacier,
}
