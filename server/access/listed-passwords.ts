let loading: Promise<ReadonlySet<string>> | undefined;

/**
 * The 49,000 passwords people choose most, in small letters (the list of zxcvbn-ts). A few MB: loaded when somebody first
 * chooses a password.
 */
export function listedPasswords(): Promise<ReadonlySet<string>> {
  loading ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  );
  return loading;
}
